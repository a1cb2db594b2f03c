package com.tabagent.lmstudio.bootstrap.startup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Answers as LM Studio's server would, on a port of its own, to one caller after another.
final class StandInServer implements AutoCloseable {
  private static final String MODEL = "qwen/qwen3-4b-2507";

  private static final String DELTA =
      "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"},\"finish_reason\":null}]}";

  private static final int EVENTS = 20;

  private final ServerSocket socket;

  private StandInServer(ServerSocket socket) {
    this.socket = socket;
  }

  static StandInServer start() throws IOException {
    StandInServer server =
        new StandInServer(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")));
    Thread.ofVirtual().name("stand-in-server").start(server::serve);
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> answerAll(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void answerAll(Socket client) {
    try (client) {
      var in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int length = skipHead(in);
        char[] body = new char[length];
        int got = 0;
        while (got < length) {
          got += in.read(body, got, length - got);
        }
        answer(client.getOutputStream(), line, new String(body));
      }
    } catch (IOException e) {
      // the caller hung up
    }
  }

  private static int skipHead(BufferedReader in) throws IOException {
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return length;
  }

  private static void answer(OutputStream out, String request, String body) throws IOException {
    boolean streams = body.contains("\"stream\":true");
    if (streams) {
      stream(out);
      return;
    }
    String answer = text(request);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
            + answer.length()
            + "\r\n\r\n";
    write(out, head + answer);
  }

  /// Each event in a chunk and a write of its own, as LM Studio sends them.
  private static void stream(OutputStream out) throws IOException {
    write(
        out,
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < EVENTS; i++) {
      writeChunk(out, "data: " + DELTA + "\n\n");
    }
    writeChunk(out, "data: [DONE]\n\n");
    write(out, "0\r\n\r\n");
  }

  private static void writeChunk(OutputStream out, String text) throws IOException {
    write(out, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static String text(String request) {
    if (request.contains("/lmstudio-greeting")) {
      return "{\"lmstudio\":true}";
    }
    if (request.contains("/v1/models")) {
      return "{\"object\":\"list\",\"data\":[{\"id\":\"" + MODEL + "\",\"object\":\"model\"}]}";
    }
    if (request.contains("/api/v")) {
      return "{\"data\":[{\"id\":\"" + MODEL + "\",\"type\":\"llm\",\"state\":\"loaded\"}]}";
    }
    if (request.contains("/embeddings")) {
      return "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"embedding\":[0.1],\"index\":0}]}";
    }
    return "{\"id\":\"c1\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
