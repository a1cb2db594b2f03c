package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.json.JsonObject;

/// What a machine's running REST server was started with.
public record StartedServer(String networkInterface, int port, boolean cors) {

  static StartedServer fromJson(JsonObject json) {
    return new StartedServer(
        json.text("networkInterface").orElseThrow(),
        json.number("port").orElseThrow(),
        json.flag("cors"));
  }
}
