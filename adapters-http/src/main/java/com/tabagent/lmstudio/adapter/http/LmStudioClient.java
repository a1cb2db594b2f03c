package com.tabagent.lmstudio.adapter.http;

import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/// OkHttp, set up for LM Studio.
final class LmStudioClient {
  private LmStudioClient() {}

  /// - Plain HTTP/1.1: an upgrade to HTTP/2 would never be answered, and TLS alone costs as much at
  ///   start as all the rest.
  /// - No proxy: it is this machine's own server.
  /// - No connection is kept: LM Studio drops idle ones after five seconds, and all of them when
  ///   its server restarts; the client notices neither on a connection used in the last ten
  ///   seconds, and a POST that dies on one may have been acted upon. A new connection on loopback
  ///   is cheap.
  /// - Nothing is sent twice, nobody's redirect is followed.
  /// - No limit on the whole: a model may think for hours. The limit on silence is that on the
  ///   first byte, until there is an answer.
  static OkHttpClient build(HttpSettings settings) {
    return new OkHttpClient.Builder()
        .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
        .protocols(List.of(Protocol.HTTP_1_1))
        .proxy(Proxy.NO_PROXY)
        .socketFactory(new DirectSockets())
        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
        .cookieJar(CookieJar.NO_COOKIES)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        // One address after the other, on the caller's thread.
        .fastFallback(false)
        .connectTimeout(settings.relayTimeouts().connect())
        .readTimeout(settings.relayTimeouts().firstByte())
        .writeTimeout(settings.relayTimeouts().firstByte())
        .callTimeout(Duration.ZERO)
        .build();
  }
}
