package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.util.List;

/// A refusal in LM Studio's words, and the shape it has: most are objects, some are strings, one
/// comes with status 200.
final class ApiError extends Exception {
  private final int status;
  private final Object error;

  private ApiError(int status, Object error) {
    super(error.toString(), null, false, false);
    this.status = status;
    this.error = error;
  }

  int status() {
    return status;
  }

  /// What the client is told.
  ///
  /// @param asString whether an error object is to be cut down to its message
  JsonObject body(boolean asString) {
    return JsonObject.of(
        "error",
        asString && error instanceof JsonObject object ? object.text("message").orElse("") : error);
  }

  static ApiError unexpectedEndpoint(String method, String path) {
    return new ApiError(200, "Unexpected endpoint or method. (" + method + " " + path + ")");
  }

  static ApiError text(String message) {
    return new ApiError(400, message);
  }

  static ApiError modelNotFound(String name, List<SimulatedModel> downloaded) {
    String examples =
        String.join(", ", downloaded.stream().limit(2).map(SimulatedModel::key).toList());
    return aboutModel(
        "Invalid model identifier \"%s\". Please specify a valid downloaded model (e.g., %s)."
            .formatted(name, examples),
        "model_not_found");
  }

  static ApiError noModelLoaded() {
    return aboutModel(
        "No models loaded. Please load a model in the developer page or use the 'lms load'"
            + " command.",
        Json.Null.NULL);
  }

  static ApiError severalModels() {
    return aboutModel(
        "Multiple models are loaded. Please specify a model by providing a 'model' field.",
        Json.Null.NULL);
  }

  static ApiError loadFailed(String name) {
    return aboutModel(
        "Failed to load model \"%s\". Error: insufficient system resources.".formatted(name),
        Json.Null.NULL);
  }

  static ApiError modelCrashed() {
    return aboutModel(
        "The model has crashed without additional information. (Exit code: 6)", Json.Null.NULL);
  }

  private static ApiError aboutModel(String message, Object code) {
    return new ApiError(
        400,
        JsonObject.of(
            "message", message, "type", "invalid_request_error", "param", "model", "code", code));
  }

  static ApiError responsesTextFormat() {
    return new ApiError(
        400,
        JsonObject.of(
            "message", "Required",
            "type", "invalid_request_error",
            "param", "text.format",
            "code", "missing_required_parameter"));
  }

  /// The native API's way to miss a field.
  static ApiError required(String field) {
    return new ApiError(
        400,
        JsonObject.of(
            "type",
            "invalid_request",
            "message",
            "\"" + field + "\" is required",
            "code",
            "missing_required_parameter",
            "param",
            field));
  }

  static ApiError unrecognizedKey(String key) {
    return new ApiError(
        400,
        JsonObject.of(
            "type", "invalid_request",
            "message", "Unrecognized key(s) in object: '" + key + "'",
            "code", "unrecognized_keys"));
  }

  static ApiError nativeModelNotFound(String name) {
    return new ApiError(
        404,
        JsonObject.of(
            "type", "model_not_found",
            "message", "Model \"" + name + "\" not found",
            "code", "model_not_found",
            "param", "model"));
  }

  static ApiError unauthorized(String message) {
    return new ApiError(
        401,
        JsonObject.of("type", "invalid_request", "code", "invalid_api_key", "message", message));
  }
}
