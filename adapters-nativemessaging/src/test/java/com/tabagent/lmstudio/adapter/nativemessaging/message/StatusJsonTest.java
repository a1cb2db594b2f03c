package com.tabagent.lmstudio.adapter.nativemessaging.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.application.port.out.SampleInstallations;
import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.server.Endpoint;
import com.tabagent.lmstudio.domain.server.LmStudioStatus;
import com.tabagent.lmstudio.domain.server.LmStudioStatus.Owner;
import com.tabagent.lmstudio.domain.server.Readiness;
import com.tabagent.lmstudio.domain.server.ServerState;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// A status begins as it always did, and goes on with what is known.
class StatusJsonTest {
  private static final Installation ALL = SampleInstallations.complete();
  private static final Installation APP = SampleInstallations.applicationOnly();
  private static final Installation NONE = SampleInstallations.nothing();

  /// The published table of states. What a row says of the remedy is the step that it offers.
  static final List<Row> ROWS =
      List.of(
          new Row(ALL, running("qwen"), "true true true", "READY", "none"),
          new Row(
              ALL, new ServerState.Running(Optional.empty()), "true true true", "READY", "none"),
          new Row(APP, running("qwen"), "true false true", "READY", "none"),
          new Row(NONE, running("qwen"), "false false true", "READY", "none"),
          new Row(ALL, new ServerState.Locked(), "true true true", "AUTH_REQUIRED", "text"),
          new Row(NONE, new ServerState.Locked(), "false false true", "AUTH_REQUIRED", "text"),
          new Row(ALL, new ServerState.Down(), "true true false", "SERVER_DOWN", "action"),
          new Row(APP, new ServerState.Down(), "true false false", "NOT_BOOTSTRAPPED", "command"),
          new Row(NONE, new ServerState.Down(), "false false false", "NOT_INSTALLED", "url"),
          new Row(ALL, new ServerState.Starting(), "true true false", "STARTING", "text"),
          new Row(ALL, new ServerState.Foreign("nginx"), "true true false", "PORT_IN_USE", "text"),
          new Row(ALL, new ServerState.Silent(), "true true false", "PORT_IN_USE", "text"));

  @ParameterizedTest
  @FieldSource("ROWS")
  void aStateIsToldInOneWordWithItsNextStep(Row row) {
    JsonNode json = Json.read(written(status(row.installation, row.server)));

    assertThat(
            "%s %s %s"
                .formatted(
                    json.path("installed").booleanValue(),
                    json.path("bootstrapped").booleanValue(),
                    json.path("server_running").booleanValue()))
        .isEqualTo(row.flags);
    assertThat(json.path("state").textValue()).isEqualTo(row.state);
    assertThat(stepOf(json)).isEqualTo(row.step);
  }

  private static String stepOf(JsonNode json) {
    if (!json.has("remedy")) {
      return "none";
    }
    assertThat(json.at("/remedy/text").textValue()).isNotBlank();
    List<String> names = json.path("remedy").propertyStream().map(field -> field.getKey()).toList();
    assertThat(names).startsWith("text").hasSizeLessThanOrEqualTo(2);
    return names.getLast();
  }

  @Test
  void theTableShowsEveryState() {
    assertThat(ROWS.stream().map(row -> Readiness.valueOf(row.state)).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.allOf(Readiness.class));
  }

  @Test
  void theFourFieldsThatWereAlwaysThereComeFirst() {
    for (Row row : ROWS) {
      assertThat(written(status(row.installation, row.server)))
          .matches(
              "\\{\"installed\":(true|false),\"bootstrapped\":(true|false),"
                  + "\"server_running\":(true|false),\"api_endpoint\":\"[^\"]+\",.*");
    }
  }

  @Test
  void allThatIsKnownComesInThePublishedOrder() {
    var status =
        new LmStudioStatus(
            ALL, Endpoint.DEFAULT, running("qwen/\"3\""), Optional.of("0.4.4+1"), Owner.US);

    assertThat(written(status).replace("\\\\", "/"))
        .isEqualTo(
            "{\"installed\":true,\"bootstrapped\":true,\"server_running\":true,"
                + "\"api_endpoint\":\"http://127.0.0.1:1234\",\"current_model\":\"qwen/\\\"3\\\"\","
                + "\"state\":\"READY\",\"lms_path\":\"home/.lmstudio/bin/lms\","
                + "\"home\":\"home/.lmstudio\",\"version\":\"0.4.4+1\",\"owner\":\"us\"}");
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    assertThat(written(status(NONE, new ServerState.Down())).replace("\\\\", "/"))
        .isEqualTo(
            "{\"installed\":false,\"bootstrapped\":false,\"server_running\":false,"
                + "\"api_endpoint\":\"http://127.0.0.1:1234\",\"state\":\"NOT_INSTALLED\","
                + "\"remedy\":{\"text\":\"Install LM Studio, then open it once.\","
                + "\"url\":\"https://lmstudio.ai/download\"},"
                + "\"home\":\"home/.lmstudio\",\"owner\":\"unknown\"}");
  }

  @Test
  void theEndpointIsOneThatCanBeConnectedTo() {
    var status =
        new LmStudioStatus(
            ALL, new Endpoint("::1", 4321), running("m"), Optional.empty(), Owner.UNKNOWN);

    assertThat(written(status)).contains("\"api_endpoint\":\"http://[::1]:4321\"");
  }

  @ParameterizedTest
  @EnumSource
  void anOwnerIsAWordInSmallLetters(Owner owner) {
    var status = new LmStudioStatus(ALL, Endpoint.DEFAULT, running("m"), Optional.empty(), owner);
    String word =
        switch (owner) {
          case US -> "us";
          case UNKNOWN -> "unknown";
        };

    assertThat(written(status)).endsWith("\"owner\":\"" + word + "\"}");
  }

  private static ServerState running(String model) {
    return new ServerState.Running(Optional.of(model));
  }

  private static LmStudioStatus status(Installation installation, ServerState server) {
    return new LmStudioStatus(
        installation, Endpoint.DEFAULT, server, Optional.empty(), Owner.UNKNOWN);
  }

  private static String written(LmStudioStatus status) {
    return JsonOut.object(StatusJson.of(status));
  }

  /// @param flags installed, bootstrapped, server runs
  /// @param step `none` without a remedy, `text` for one that only a person can take
  record Row(
      Installation installation, ServerState server, String flags, String state, String step) {}
}
