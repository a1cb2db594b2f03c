package com.tabagent.lmstudio.architecture.violations.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.tabagent.lmstudio.architecture.violations.bootstrap.Root;
import java.util.concurrent.BlockingQueue;
import java.util.logging.Logger;

/// What an adapter must not do.
final class Astray {

  static final class KnowsBootstrap {
    Object root() {
      return new Root();
    }
  }

  static final class GrowsATree {
    int size(JsonNode tree) {
      return tree.size();
    }
  }

  static final class Prints {
    void print(String line) {
      System.out.println(line);
    }
  }

  static final class Logs {
    void log(String line) {
      Logger.getGlobal().info(line);
    }
  }

  static final class Sleeps {
    void sleep() throws InterruptedException {
      Thread.sleep(1);
    }
  }

  static final class Queues {
    boolean handOver(BlockingQueue<String> queue, String line) {
      return queue.offer(line);
    }
  }
}
