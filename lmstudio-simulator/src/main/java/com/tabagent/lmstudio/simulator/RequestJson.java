package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.http.Request;
import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;

/// Opens a request's body.
final class RequestJson {
  private RequestJson() {}

  /// An empty body is an empty object, as Express has it.
  static JsonObject of(Request request) throws ApiError {
    byte[] body = request.body();
    if (body.length == 0) {
      return JsonObject.EMPTY;
    }
    try {
      return Json.parseObject(body);
    } catch (IOException malformed) {
      // LM Studio's own text for this is unknown.
      throw ApiError.text("Request body is not a JSON object.");
    }
  }
}
