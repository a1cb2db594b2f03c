package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/// A payload on its way to the server, byte for byte and not copied as a whole.
///
/// It can be sent once only. That keeps the client from sending it again of its own accord, as it
/// otherwise does where a server answers 503 and asks for a retry.
final class PayloadBody extends RequestBody {
  private static final MediaType JSON = MediaType.get("application/json");

  /// The sink copies all that it is given before it sends any of it.
  private static final int STEP = 64 * 1024;

  private final JsonPayload payload;

  PayloadBody(JsonPayload payload) {
    this.payload = payload;
  }

  @Override
  public MediaType contentType() {
    return JSON;
  }

  @Override
  public long contentLength() {
    return payload.size();
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    int end = payload.offset() + payload.size();
    for (int at = payload.offset(); at < end; at += STEP) {
      sink.write(payload.array(), at, Math.min(STEP, end - at));
    }
    // Its end is told to others as the moment from which nobody can overtake it.
    sink.flush();
  }
}
