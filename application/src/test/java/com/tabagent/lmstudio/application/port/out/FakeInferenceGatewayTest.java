package com.tabagent.lmstudio.application.port.out;

import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway.Reply;
import com.tabagent.lmstudio.application.port.out.FakeInferenceGateway.Step;
import com.tabagent.lmstudio.domain.exchange.UpstreamError;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.util.Arrays;
import java.util.stream.Stream;

class FakeInferenceGatewayTest extends InferenceGatewayContract {
  private final FakeInferenceGateway gateway = new FakeInferenceGateway();

  @Override
  protected InferenceGateway gateway() {
    return gateway;
  }

  @Override
  protected Endpoint serverThatAnswers(int status, String json) {
    return scripted(
        json.equals(ERROR) ? Reply.refusal(status, error(), json) : Reply.answer(status, json));
  }

  @Override
  protected Endpoint serverThatStreams(String... data) {
    return streaming(data, Step.end(true));
  }

  @Override
  protected Endpoint serverThatForgetsTheEndMark(String... data) {
    return streaming(data, Step.end(false));
  }

  @Override
  protected Endpoint serverThatBreaksOff(String... data) {
    return streaming(data, Step.breaks());
  }

  @Override
  protected Endpoint serverThatFailsInTheMiddle(String... data) {
    return streaming(data, Step.refused(error(), ERROR));
  }

  @Override
  protected Endpoint serverThatStalls(String... data) {
    return streaming(data);
  }

  @Override
  protected Endpoint serverThatNeverAnswers() {
    return scripted(new Reply.Hangs());
  }

  @Override
  protected Endpoint endpointWhereNobodyListens() {
    return scripted(Reply.nobody());
  }

  private Endpoint streaming(String[] data, Step... end) {
    Stream<Step> chunks = Arrays.stream(data).map(Step::chunk);
    return scripted(Reply.stream(Stream.concat(chunks, Stream.of(end)).toArray(Step[]::new)));
  }

  private Endpoint scripted(Reply reply) {
    gateway.replies(reply);
    return Endpoint.DEFAULT;
  }

  private static UpstreamError error() {
    return new UpstreamError(400, "model_not_found", "no such model");
  }
}
