package com.tabagent.lmstudio.browser;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A browser's debugging connection: commands with a number, answers with the same. Chromium's
/// protocol and WebDriver BiDi agree on this much. Events are dropped.
final class RemoteControl implements AutoCloseable {
  private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger lastNumber = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;

  private RemoteControl(URI address) {
    socket = client.newWebSocketBuilder().buildAsync(address, new Answers()).join();
  }

  static RemoteControl connect(String address) {
    return new RemoteControl(URI.create(address));
  }

  /// Sends a command and blocks until its answer.
  ///
  /// @return the command's result
  /// @throws AssertionError if the browser refuses it, says nothing or goes
  JsonObject call(String method, JsonObject parameters) {
    return call(JsonObject.of("method", method, "params", parameters));
  }

  /// The same, with more than the two members that both protocols know.
  JsonObject call(JsonObject command) {
    int number = lastNumber.incrementAndGet();
    var answer = new CompletableFuture<JsonObject>();
    waiting.put(number, answer);
    socket.sendText(command.with("id", number).toString(), true).join();
    JsonObject received = await(answer, command);
    return received
        .object("result")
        .orElseThrow(() -> new AssertionError(command + " was refused: " + received));
  }

  private static JsonObject await(CompletableFuture<JsonObject> answer, JsonObject command) {
    try {
      return answer.get(Waiting.LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError("no answer to " + command, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + command, interrupted);
    }
  }

  /// Closes the connection; whoever still waits is told.
  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }

  private void fail(Throwable cause) {
    waiting.values().forEach(answer -> answer.completeExceptionally(cause));
  }

  /// Puts the pieces of a message together and hands it to whoever waits for it.
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        receive(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void receive(String message) {
      try {
        JsonObject received = Json.parseObject(message);
        received
            .number("id")
            .ifPresent(
                number ->
                    Optional.ofNullable(waiting.remove(number))
                        .ifPresent(answer -> answer.complete(received)));
      } catch (IOException unreadable) {
        fail(unreadable);
      }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      fail(new IOException("the browser has closed the connection: " + code + " " + reason));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      fail(error);
    }
  }
}
