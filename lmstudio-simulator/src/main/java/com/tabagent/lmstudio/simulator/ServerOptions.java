package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/// How a simulated server is set up. Immutable: each `with` gives another one.
public final class ServerOptions implements Cloneable {
  private int port;
  private String networkInterface = "127.0.0.1";
  private boolean cors;
  private boolean jit = true;
  private Optional<String> requiredToken = Optional.empty();
  private List<SimulatedModel> models = SimulatedModel.DEFAULTS;
  private Set<Fault> faults = Set.of();
  private Duration idleTimeout = Duration.ofSeconds(5);
  private Duration slowness = Duration.ofMillis(1500);
  private OptionalInt answerTokens = OptionalInt.empty();
  private Map<String, CannedAnswer> canned = Map.of();

  private ServerOptions() {}

  /// Port of the system's choice, loopback, no CORS, just-in-time loading, no token, the default
  /// models, no faults.
  public static ServerOptions defaults() {
    return new ServerOptions();
  }

  /// Where it listens.
  ///
  /// @param port 0 lets the system choose
  public ServerOptions withPort(int port) {
    return changed(options -> options.port = port);
  }

  /// Who can reach it.
  ///
  /// @param address the address literal to bind to; a wildcard means all
  public ServerOptions withNetworkInterface(String address) {
    return changed(options -> options.networkInterface = address);
  }

  /// Whether web pages are allowed in. Without, OPTIONS is a request like any other.
  public ServerOptions withCors(boolean cors) {
    return changed(options -> options.cors = cors);
  }

  /// Whether a downloaded model is loaded when first asked for.
  public ServerOptions withJit(boolean jit) {
    return changed(options -> options.jit = jit);
  }

  /// Turns authentication on.
  public ServerOptions withRequiredToken(String token) {
    return changed(options -> options.requiredToken = Optional.of(token));
  }

  public ServerOptions withModels(List<SimulatedModel> models) {
    return changed(options -> options.models = List.copyOf(models));
  }

  public ServerOptions withModels(SimulatedModel... models) {
    return withModels(List.of(models));
  }

  public ServerOptions withFaults(Set<Fault> faults) {
    return changed(options -> options.faults = Set.copyOf(faults));
  }

  /// Adds faults to those there are.
  public ServerOptions withFaults(Fault... more) {
    Set<Fault> all = EnumSet.noneOf(Fault.class);
    all.addAll(faults);
    all.addAll(List.of(more));
    return withFaults(all);
  }

  /// How long a connection without a request is kept; 5 s in LM Studio.
  public ServerOptions withIdleTimeout(Duration idleTimeout) {
    return changed(options -> options.idleTimeout = idleTimeout);
  }

  /// How long the slow faults take, unless [SimulatedServer#release()] ends it.
  public ServerOptions withSlowness(Duration slowness) {
    return changed(options -> options.slowness = slowness);
  }

  /// Makes the model say a given number of generated tokens instead of echoing. They are made while
  /// they are sent: millions cost no memory.
  public ServerOptions withAnswerTokens(int tokens) {
    return changed(options -> options.answerTokens = OptionalInt.of(tokens));
  }

  /// Answers a path with exactly these bytes, as JSON with status 200.
  public ServerOptions withCannedBody(String path, byte[] body) {
    return withCannedBody(path, 200, body);
  }

  /// Answers a path with exactly these bytes, as JSON.
  public ServerOptions withCannedBody(String path, int status, byte[] body) {
    return withCanned(path, new CannedAnswer(status, false, body));
  }

  /// Answers a path with exactly these bytes as an event stream, in network pieces that do not mind
  /// where an event ends.
  public ServerOptions withCannedStream(String path, byte[] events) {
    return withCanned(path, new CannedAnswer(200, true, events));
  }

  private ServerOptions withCanned(String path, CannedAnswer answer) {
    Map<String, CannedAnswer> all = new LinkedHashMap<>(canned);
    all.put(path, answer);
    return changed(options -> options.canned = Map.copyOf(all));
  }

  private ServerOptions changed(Consumer<ServerOptions> change) {
    ServerOptions copy = clone();
    change.accept(copy);
    return copy;
  }

  @Override
  protected ServerOptions clone() {
    try {
      return (ServerOptions) super.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  public int port() {
    return port;
  }

  public String networkInterface() {
    return networkInterface;
  }

  public boolean cors() {
    return cors;
  }

  public boolean jit() {
    return jit;
  }

  public Optional<String> requiredToken() {
    return requiredToken;
  }

  public List<SimulatedModel> models() {
    return models;
  }

  public Set<Fault> faults() {
    return faults;
  }

  public boolean has(Fault fault) {
    return faults.contains(fault);
  }

  public Duration idleTimeout() {
    return idleTimeout;
  }

  public Duration slowness() {
    return slowness;
  }

  public OptionalInt answerTokens() {
    return answerTokens;
  }

  Map<String, CannedAnswer> canned() {
    return canned;
  }

  /// These options as text for another process. Port, address and CORS are left out: who starts a
  /// server decides them.
  public JsonObject toJson() {
    return OptionsJson.write(this);
  }

  /// Reads what [#toJson()] wrote.
  public static ServerOptions fromJson(JsonObject json) {
    return OptionsJson.read(json);
  }
}
