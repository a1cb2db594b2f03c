package com.tabagent.lmstudio.adapter.nativemessaging.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Json;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.PlayedBrowser;
import com.tabagent.lmstudio.adapter.nativemessaging.kit.Setup;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the host says of itself, over the wire.
@Timeout(60)
class HelloActionTest {

  @Test
  void helloTellsWhoTheHostIsAndForWhomItWorks() {
    try (var browser = PlayedBrowser.open(Setup.PLAIN.withMostRequests(7).calledByChromium())) {
      JsonNode reply =
          browser.ask(
              "{\"action\":\"hello\",\"id\":1,\"client\":\"c\",\"protocol\":1,"
                  + "\"capabilities\":[\"parts\"]}");

      assertThat(reply)
          .isEqualTo(
              Json.read(
                  """
                  {"status":"success","id":1,"action":"hello","payload":{
                   "host":"com.tabagent.host","version":"0.1.0","protocol":{"current":1,"min":1},
                   "capabilities":["streaming","cancel","parts","watch"],
                   "limits":{"max_request_bytes":67108864,"max_frame_bytes":1048576,
                             "max_requests":7,"max_unfinished_requests":8,
                             "max_held_bytes":134217728},
                   "browser":"chromium",
                   "origin":"chrome-extension://abcdefghijklmnopabcdefghijklmnop/","os":"linux"}}
                  """));
      assertThat(browser.useCases().made()).isEmpty();
    }
  }

  @Test
  void firefoxIsToldByItsAddOn() {
    try (var browser =
        PlayedBrowser.open(Setup.PLAIN.calledBy("/path/com.tabagent.host.json", "a@b.org"))) {
      JsonNode payload = browser.ask("{\"action\":\"hello\"}").at("/payload");

      assertThat(payload.at("/browser").asText()).isEqualTo("firefox");
      assertThat(payload.at("/origin").asText()).isEqualTo("a@b.org");
    }
  }

  @Test
  void whereNoBrowserStartedTheHostItNamesNone() {
    try (var browser = PlayedBrowser.open()) {
      JsonNode payload = browser.ask("{\"action\":\"hello\"}").at("/payload");

      assertThat(payload.at("/host").asText()).isEqualTo("com.tabagent.host");
      assertThat(payload.has("browser")).isFalse();
      assertThat(payload.has("origin")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"client\":null,\"protocol\":null,\"capabilities\":null",
        "\"capabilities\":[]",
        "\"protocol\":1",
        "\"client\":\"c\",\"capabilities\":[\"parts\",\"unknown\"]",
        "\"unknown\":{}",
      })
  void whatTheClientSaysOfItselfChangesNothing(String fields) {
    try (var browser = PlayedBrowser.open()) {
      assertThat(browser.ask("{\"action\":\"hello\"," + fields + "}"))
          .isEqualTo(browser.ask("{\"action\":\"hello\"}"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "client       | 5",
        "protocol     | \"1\"",
        "protocol     | 1.5",
        "capabilities | \"parts\"",
        "capabilities | [\"parts\",1]",
        "capabilities | [[]]",
        "capabilities | {}",
      })
  void aWrongTypeIsTold(String name, String value) {
    refuses(name, value);
  }

  @ParameterizedTest
  @CsvSource({"0, Update the extension.", "2, Update the host.", "2147483647, Update the host."})
  void aVersionThatTheHostDoesNotSpeakIsRefusedWithTheNextStep(int version, String step) {
    try (var browser = PlayedBrowser.open()) {
      JsonNode reply = browser.ask("{\"action\":\"hello\",\"protocol\":" + version + "}");

      assertThat(reply.at("/error/code").asText()).isEqualTo("BAD_REQUEST");
      assertThat(reply.at("/message").asText())
          .isEqualTo(
              "The extension speaks version "
                  + version
                  + " of the protocol; this host speaks version 1.");
      assertThat(reply.at("/error/remedy/text").asText()).isEqualTo(step);
    }
  }

  @Test
  void aHundredCapabilitiesAreEnough() {
    try (var browser = PlayedBrowser.open()) {
      JsonNode reply = browser.ask("{\"action\":\"hello\",\"capabilities\":" + words(100) + "}");

      assertThat(reply.at("/status").asText()).isEqualTo("success");
    }
    refuses("capabilities", words(101));
  }

  @Test
  void aPingTellsThatTheHostIsAlive() {
    try (var browser = PlayedBrowser.open()) {
      assertThat(browser.ask("{\"action\":\"ping\",\"id\":\"p\"}"))
          .isEqualTo(
              Json.read(
                  """
                  {"status":"success","id":"p","action":"ping",
                   "payload":{"pong":true,"version":"0.1.0","pid":4711}}
                  """));
      assertThat(browser.useCases().made()).isEmpty();
    }
  }

  private static void refuses(String name, String value) {
    try (var browser = PlayedBrowser.open()) {
      JsonNode reply = browser.ask("{\"action\":\"hello\",\"" + name + "\":" + value + "}");

      assertThat(reply.at("/error/code").asText()).isEqualTo("BAD_REQUEST");
      assertThat(reply.at("/message").asText()).contains(name);
    }
  }

  private static String words(int count) {
    return "[" + String.join(",", Collections.nCopies(count, "\"w\"")) + "]";
  }
}
