package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.application.port.out.InferenceGateway;
import com.tabagent.lmstudio.application.port.out.InferenceGatewayContract;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;

class OkHttpInferenceGatewayContractTest extends InferenceGatewayContract {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String END = "0\r\n\r\n";

  private final Servers servers = new Servers();
  private final OkHttpInferenceGateway gateway =
      new OkHttpInferenceGateway(HttpSettings.defaults());

  @AfterEach
  void closeAll() {
    gateway.close();
    servers.close();
  }

  @Override
  protected InferenceGateway gateway() {
    return gateway;
  }

  @Override
  protected Endpoint serverThatAnswers(int status, String json) {
    return servers.saying(RawServer.json(status, json));
  }

  @Override
  protected Endpoint serverThatStreams(String... data) {
    return servers.saying(HEAD + events(data) + events("[DONE]") + END);
  }

  @Override
  protected Endpoint serverThatForgetsTheEndMark(String... data) {
    return servers.saying(HEAD + events(data) + END);
  }

  @Override
  protected Endpoint serverThatBreaksOff(String... data) {
    return servers.saying(HEAD + events(data));
  }

  @Override
  protected Endpoint serverThatFailsInTheMiddle(String... data) {
    return servers.saying(HEAD + events(data) + events(ERROR) + END);
  }

  @Override
  protected Endpoint serverThatStalls(String... data) {
    return servers.sayingAndStalling(HEAD + events(data));
  }

  @Override
  protected Endpoint serverThatNeverAnswers() {
    return servers.silent();
  }

  @Override
  protected Endpoint endpointWhereNobodyListens() {
    return servers.nowhere();
  }

  private static String events(String... data) {
    var events = new StringBuilder();
    for (String one : data) {
      String event = "data: " + one + "\n\n";
      int size = event.getBytes(StandardCharsets.UTF_8).length;
      events.append(Integer.toHexString(size)).append("\r\n").append(event).append("\r\n");
    }
    return events.toString();
  }
}
