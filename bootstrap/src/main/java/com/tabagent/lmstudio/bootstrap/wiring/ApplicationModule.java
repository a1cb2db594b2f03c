package com.tabagent.lmstudio.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import com.tabagent.lmstudio.application.exchange.ChatCompleter;
import com.tabagent.lmstudio.application.exchange.Heartbeats;
import com.tabagent.lmstudio.application.exchange.InferenceRelay;
import com.tabagent.lmstudio.application.exchange.ModelQueue;
import com.tabagent.lmstudio.application.exchange.Upstream;
import com.tabagent.lmstudio.application.headless.HeadlessSwitch;
import com.tabagent.lmstudio.application.port.in.CompleteChat;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning;
import com.tabagent.lmstudio.application.port.in.ManageHeadless;
import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.application.port.in.StopServer;
import com.tabagent.lmstudio.application.port.in.WatchStatus;
import com.tabagent.lmstudio.application.port.out.ChatFormat;
import com.tabagent.lmstudio.application.port.out.HeadlessSettings;
import com.tabagent.lmstudio.application.port.out.InferenceGateway;
import com.tabagent.lmstudio.application.port.out.LmsCli;
import com.tabagent.lmstudio.application.port.out.Pacer;
import com.tabagent.lmstudio.application.port.out.StartLock;
import com.tabagent.lmstudio.application.server.ServerAccess;
import com.tabagent.lmstudio.application.server.ServerStart;
import com.tabagent.lmstudio.application.server.ServerStop;
import com.tabagent.lmstudio.application.server.StartProcedure;
import com.tabagent.lmstudio.application.server.StatusWatch;
import com.tabagent.lmstudio.bootstrap.configuration.TrafficLimits;
import com.tabagent.lmstudio.domain.server.AutoStart;
import java.util.concurrent.Executor;

/// The use cases over whatever the adapters' modules bind to the out-ports. The application knows
/// no injector, so its constructors are called here; providers that are objects cost nothing at
/// start-up, where annotations would.
final class ApplicationModule extends AbstractModule {
  private final ShortWay way;
  private final ModelQueue queue;
  private final AutoStart autoStart;
  private final TrafficLimits limits;

  /// One thread per start, named for thread dumps. Starts are rare and one at a time.
  private final Executor startThread =
      task -> Thread.ofVirtual().name("start-lmstudio").start(task);

  private final Executor heartbeatThread = task -> Thread.ofVirtual().name("heartbeat").start(task);

  private final Executor watchThread =
      task -> Thread.ofVirtual().name("watch-lmstudio").start(task);

  ApplicationModule(ShortWay way, ModelQueue queue, AutoStart autoStart, TrafficLimits limits) {
    this.way = way;
    this.queue = queue;
    this.autoStart = autoStart;
    this.limits = limits;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    Pacer pacer = new SystemPacer();
    bindLifecycle(pacer);
    once(WatchStatus.class, () -> new StatusWatch(way.checkStatus(), pacer, watchThread));
    bindExchange(new Heartbeats(pacer, limits.waitingInterval(), heartbeatThread));
    Provider<HeadlessSettings> headless = getProvider(HeadlessSettings.class);
    once(
        ManageHeadless.class,
        () -> new HeadlessSwitch(way.locator(), way.observer(), way.probe(), headless.get()));
  }

  private void bindLifecycle(Pacer pacer) {
    Provider<LmsCli> lms = getProvider(LmsCli.class);
    Provider<StartLock> lock = getProvider(StartLock.class);
    once(
        EnsureServerRunning.class,
        () -> {
          var procedure =
              new StartProcedure(
                  way.locator(),
                  way.target(),
                  way.observer(),
                  lms.get(),
                  lock.get(),
                  pacer,
                  way.starts());
          return new ServerStart(way.checkStatus(), way.starts(), procedure, pacer, startThread);
        });
    once(
        StopServer.class,
        () ->
            new ServerStop(
                way.checkStatus(),
                way.locator(),
                way.target(),
                way.observer(),
                lms.get(),
                pacer,
                way.starts()));
  }

  private void bindExchange(Heartbeats heartbeats) {
    Provider<EnsureServerRunning> start = getProvider(EnsureServerRunning.class);
    Provider<InferenceGateway> gateway = getProvider(InferenceGateway.class);
    Provider<ChatFormat> format = getProvider(ChatFormat.class);
    Provider<Upstream> upstream = getProvider(Upstream.class);
    Provider<Relay> relay = getProvider(Relay.class);
    once(
        Upstream.class,
        () ->
            new ServerAccess(way.locator(), way.observer(), way.starts(), start.get(), autoStart));
    once(Relay.class, () -> new InferenceRelay(upstream.get(), gateway.get(), queue, heartbeats));
    once(
        CompleteChat.class,
        () ->
            new ChatCompleter(
                upstream.get(), way.catalog(), format.get(), relay.get(), heartbeats));
  }

  private <T> void once(Class<T> port, Provider<T> made) {
    bind(port).toProvider(made).in(Scopes.SINGLETON);
  }
}
