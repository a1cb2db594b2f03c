package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.application.exchange.Cancellation;
import com.tabagent.lmstudio.application.port.out.InferenceGateway;
import com.tabagent.lmstudio.domain.exchange.ProxyRequest;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/// Relays requests with OkHttp, on the caller's thread.
///
/// The body of an [com.tabagent.lmstudio.domain.exchange.ExchangeEvent.Answer] is what came, to the
/// byte; a server may send what is no JSON, so whoever puts it into JSON checks it first. The data
/// of a chunk is always one JSON value.
public final class OkHttpInferenceGateway implements InferenceGateway, AutoCloseable {
  private final HttpSettings settings;
  private final RequestWriter writer;
  private final AnswerRoom room = new AnswerRoom();
  private final Cancellation closing = new Cancellation();
  private @Nullable OkHttpClient client;

  /// Builds nothing yet: the client comes with the first request.
  public OkHttpInferenceGateway(HttpSettings settings) {
    this.settings = settings;
    this.writer = new RequestWriter(settings.authorization());
  }

  @Override
  public Exchange open(
      Endpoint endpoint, ProxyRequest request, Progress progress, Cancellation cancellation) {
    var silence = new Silence(settings.relayTimeouts(), progress);
    var call =
        new LiveCall(
            endpoint,
            client().newCall(writer.write(endpoint, request)),
            silence,
            progress,
            List.of(cancellation, closing));
    Response response = call.execute();
    boolean streams = request.streamed() && response.isSuccessful() && isEventStream(response);
    return new OkHttpExchange(call, response, streams, events(request, response, silence, streams));
  }

  private AnswerEvents events(
      ProxyRequest request, Response response, Silence silence, boolean streams) {
    BufferedSource body = response.body().source();
    if (streams) {
      return new EventStream(
          response.code(),
          request.operation().streamEnd(),
          new FirstByteInput(body, silence),
          room,
          settings.largestEvent());
    }
    silence.broken(body.timeout());
    return new WholeAnswer(
        response.code(), response.body().contentLength(), body, room, settings.largestAnswer());
  }

  private static boolean isEventStream(Response response) {
    MediaType type = response.body().contentType();
    return type != null && type.type().equals("text") && type.subtype().equals("event-stream");
  }

  /// Calls off what is under way, on whichever thread, and every request that still comes.
  @Override
  public void close() {
    closing.cancel();
  }

  private synchronized OkHttpClient client() {
    OkHttpClient built = client == null ? LmStudioClient.build(settings) : client;
    client = built;
    return built;
  }
}
