package com.tabagent.lmstudio.adapter.http;

/// What one pass over a text tells, without building anything of it.
enum Finding {
  /// One JSON value.
  VALUE,
  /// One JSON object with an `error` at its top level that is a string or an object. An answer of
  /// `/v1/responses` carries `"error": null`, which is none.
  ERROR,
  /// Anything else.
  NOT_JSON
}
