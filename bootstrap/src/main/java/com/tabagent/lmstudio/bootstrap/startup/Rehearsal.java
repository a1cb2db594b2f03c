package com.tabagent.lmstudio.bootstrap.startup;

import java.io.IOException;
import java.util.List;

/// What a host is asked while the JVM records what it needs: the messages of a normal day.
final class Rehearsal {
  private static final int NOBODY_LISTENS = 1;

  private static final String CHECK =
      """
      {"action":"check_lmstudio"}""";

  /// With a server that answers. They have an id, as on a port that stays open.
  private static final List<String> WITH_SERVER =
      List.of(
          """
          {"action":"hello","id":1,"client":"rehearsal","protocol":1}""",
          """
          {"action":"ping","id":2}""",
          """
          {"action":"check_lmstudio","id":3}""",
          """
          {"action":"openai","id":4,"method":"GET","path":"/v1/models"}""",
          """
          {"action":"openai","id":5,"method":"POST","path":"/v1/chat/completions","body":\
          {"model":"qwen/qwen3-4b-2507","messages":[{"role":"user","content":"Hello"}]}}""",
          """
          {"action":"openai","id":"6","stream":true,"method":"POST","path":"/v1/chat/completions",\
          "body":{"model":"qwen/qwen3-4b-2507","stream":true,\
          "messages":[{"role":"user","content":"Hello"}]}}""",
          """
          {"action":"openai","id":7,"method":"POST","path":"/v1/embeddings","body":\
          {"model":"text-embedding-nomic-embed-text-v1.5","input":"Hello"}}""",
          """
          {"action":"proxy_chat_completion","id":8,"stream":true,\
          "messages":[{"role":"user","content":"Hello"}]}""",
          """
          {"action":"list_models","id":9}""",
          """
          {"action":"cancel","id":10,"target":8}""");

  /// Where the port is closed, and `lms` changes nothing about it.
  private static final List<String> WITHOUT_SERVER =
      List.of(
          CHECK,
          """
          {"action":"stop_lmstudio","id":11}""",
          """
          {"action":"start_lmstudio","id":12,"wait_ms":300}""");

  private Rehearsal() {}

  /// Plays everything. Blocks until the last answer.
  static void play(HostRun host, StandInHome home, int port) throws IOException {
    check(host, home, port);
    for (String message : WITH_SERVER) {
      ask(host, message);
    }
    home.serverAt(NOBODY_LISTENS);
    for (String message : WITHOUT_SERVER) {
      ask(host, message);
    }
  }

  /// Plays the one message that has to be answered fast.
  ///
  /// @throws IOException also if the answer is not a success
  static void check(HostRun host, StandInHome home, int port) throws IOException {
    home.serverAt(port);
    String reply = ask(host, CHECK);
    if (!reply.startsWith("{\"status\":\"success\"")) {
      throw new IOException("the host answered " + reply);
    }
  }

  /// The reply: a frame that begins with a status, which events never have.
  private static String ask(HostRun host, String message) throws IOException {
    host.send(message);
    String frame = host.receive();
    while (!frame.startsWith("{\"status\":")) {
      frame = host.receive();
    }
    return frame;
  }
}
