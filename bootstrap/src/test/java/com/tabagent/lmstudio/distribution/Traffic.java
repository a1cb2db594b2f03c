package com.tabagent.lmstudio.distribution;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/// What an extension may do to a host in a long day, in a short time.
final class Traffic {
  private static final int AT_ONCE = 32;

  /// As many as a model takes at once, also where the end of none of them has come yet: a stream
  /// that is to be called off has to run.
  private static final int STREAMS_AT_ONCE = 4;

  private static final String CHAT = "\"action\":\"openai\",\"path\":\"/v1/chat/completions\",";
  private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";
  private static final List<String> MODELS =
      List.of("qwen/qwen3-4b-2507", "openai/gpt-oss-20b", "google/gemma-3-4b");

  /// Where a model takes only so much at once, more is refused.
  private static final String WELL = "success or BUSY";

  private final Ledger ledger;
  private final Random random;

  Traffic(Ledger ledger, long seed) {
    this.ledger = ledger;
    this.random = new Random(seed);
  }

  /// So many requests of all kinds, as many at once as may be.
  void mixed(int requests) throws IOException {
    for (int left = requests; left > 0; left--) {
      while (ledger.open().size() >= AT_ONCE) {
        ledger.next();
      }
      any();
    }
    awaitAll();
  }

  /// So many pings, as many at once as may be.
  void pings(int requests) throws IOException {
    for (int left = requests; left > 0; left--) {
      while (ledger.open().size() >= AT_ONCE) {
        ledger.next();
      }
      ledger.ask("\"action\":\"ping\"", "success");
    }
    awaitAll();
  }

  private void any() throws IOException {
    String model = "\"model\":\"" + MODELS.get(random.nextInt(MODELS.size())) + "\",";
    switch (random.nextInt(10)) {
      case 0, 1 -> ledger.ask("\"action\":\"ping\"", "success");
      case 2 -> ledger.ask("\"action\":\"check_lmstudio\"", "success");
      case 3 -> ledger.ask("\"action\":\"openai\",\"path\":\"/v1/models\"", "success");
      case 4, 5 -> ledger.ask(CHAT + "\"body\":{" + model + MESSAGES + "}", WELL);
      case 6 ->
          ledger.ask(
              CHAT + "\"stream\":true,\"body\":{" + model + "\"stream\":true," + MESSAGES + "}",
              WELL);
      case 7 ->
          ledger.ask(
              "\"action\":\"proxy_chat_completion\",\"stream\":true," + model + MESSAGES, WELL);
      case 8 -> ledger.ask("\"action\":\"cancel\",\"target\":\"nobody\"", "success");
      default ->
          ledger.ask(
              List.of("\"action\":7", "\"action\":\"dance\"", "\"action\":\"openai\"")
                  .get(random.nextInt(3)),
              "BAD_REQUEST or UNKNOWN_ACTION");
    }
  }

  /// So many streams that are opened, read from, and called off.
  void cancelledStreams(int streams) throws IOException {
    for (int left = streams; left > 0; left--) {
      while (ledger.open().size() >= STREAMS_AT_ONCE) {
        ledger.next();
      }
      int stream =
          ledger.ask(
              CHAT
                  + "\"stream\":true,\"body\":{\"model\":\"qwen/qwen3-4b-2507\",\"stream\":true,"
                  + MESSAGES
                  + "}",
              "CANCELLED, or success where it was all but over");
      readSome(stream, 1 + random.nextInt(5));
      ledger.ask("\"action\":\"cancel\",\"target\":" + stream, "success");
    }
    awaitAll();
  }

  private void readSome(int stream, int events) throws IOException {
    int left = events;
    while (left > 0 && ledger.open().contains(stream)) {
      if (ledger.next().id() == stream) {
        left--;
      }
    }
  }

  private void awaitAll() throws IOException {
    while (!ledger.open().isEmpty()) {
      ledger.next();
    }
  }
}
