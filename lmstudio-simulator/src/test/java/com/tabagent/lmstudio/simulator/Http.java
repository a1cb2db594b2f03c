package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/// Calls a server as a well-behaved client does.
record Http(SimulatedServer server, HttpClient client) implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  static Http to(SimulatedServer server) {
    return new Http(server, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(LIMIT);
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  JsonObject json(String path, String body) throws IOException, InterruptedException {
    return Json.parseObject(post(path, body).body());
  }

  JsonObject json(String path) throws IOException, InterruptedException {
    return Json.parseObject(get(path).body());
  }

  /// The events of a stream as they came, without the empty lines between them.
  List<String> events(String path, String body) throws IOException, InterruptedException {
    return List.of(post(path, body).body().strip().split("\n\n"));
  }

  @Override
  public void close() {
    client.close();
  }
}
