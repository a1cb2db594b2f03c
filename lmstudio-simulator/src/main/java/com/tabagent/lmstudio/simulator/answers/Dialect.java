package com.tabagent.lmstudio.simulator.answers;

import com.tabagent.lmstudio.simulator.json.JsonObject;

/// How one of LM Studio's APIs words an answer.
public interface Dialect {

  JsonObject whole(Turn turn);

  Script stream(Turn turn);
}
