package com.tabagent.lmstudio.bootstrap.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import com.tabagent.lmstudio.adapter.filesystem.FilesystemModule;
import com.tabagent.lmstudio.adapter.http.HttpModule;
import com.tabagent.lmstudio.adapter.http.OkHttpInferenceGateway;
import com.tabagent.lmstudio.adapter.nativemessaging.action.UseCases;
import com.tabagent.lmstudio.adapter.process.ProcessModule;
import com.tabagent.lmstudio.application.LmStudioManager;
import com.tabagent.lmstudio.application.diagnosis.KnownSettings;
import com.tabagent.lmstudio.application.exchange.ModelQueue;
import com.tabagent.lmstudio.application.port.in.CheckStatus;
import com.tabagent.lmstudio.application.port.in.CompleteChat;
import com.tabagent.lmstudio.application.port.in.Diagnose;
import com.tabagent.lmstudio.application.port.in.EnsureServerRunning;
import com.tabagent.lmstudio.application.port.in.LineUp;
import com.tabagent.lmstudio.application.port.in.ManageHeadless;
import com.tabagent.lmstudio.application.port.in.Relay;
import com.tabagent.lmstudio.application.port.in.StopServer;
import com.tabagent.lmstudio.application.port.in.WatchStatus;
import com.tabagent.lmstudio.application.port.out.InferenceGateway;
import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationException;
import com.tabagent.lmstudio.bootstrap.configuration.HostConfiguration;
import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.bootstrap.practice.StreamPractice;
import com.tabagent.lmstudio.bootstrap.startup.ProductVersion;
import com.tabagent.lmstudio.bootstrap.startup.StartupCache;
import com.tabagent.lmstudio.domain.exchange.Admission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The whole, put together: one composition root with two depths. What a status needs is made at
/// once and by hand; the injector with everything else comes into being with the first request that
/// needs it, around the same objects.
public final class Hexagon implements UseCases, AutoCloseable {
  private final HostConfiguration configuration;
  private final Machine machine;
  private final ShortWay way;
  private final List<String> mistakes;

  /// Apart from the lock of the rest: who reads frames must not wait until the injector is there.
  private final Object queueLock = new Object();

  private final AtomicBoolean practised = new AtomicBoolean();

  private @Nullable ModelQueue queue;
  private @Nullable Injector injector;

  public Hexagon(HostConfiguration configuration, Machine machine) {
    this(configuration, machine, List.of());
  }

  private Hexagon(HostConfiguration configuration, Machine machine, List<String> mistakes) {
    this.configuration = configuration;
    this.machine = machine;
    this.mistakes = mistakes;
    this.way = new ShortWay(configuration, machine.user());
  }

  /// The whole for a machine, by its settings.
  ///
  /// @throws ConfigurationException if the settings cannot be used
  public static Hexagon on(Machine machine) throws ConfigurationException {
    return new Hexagon(machine.configuration(), machine);
  }

  /// The whole for a machine whose settings cannot be used, as if there were none: for a diagnosis,
  /// which names the mistakes and looks at the rest.
  public static Hexagon despite(ConfigurationException unusable, Machine machine) {
    return new Hexagon(
        HostConfiguration.withoutSettings(machine.places()), machine, unusable.mistakes());
  }

  @Override
  public CheckStatus checkStatus() {
    return way.checkStatus();
  }

  @Override
  public EnsureServerRunning ensureServerRunning() {
    return full().getInstance(EnsureServerRunning.class);
  }

  @Override
  public StopServer stopServer() {
    return full().getInstance(StopServer.class);
  }

  @Override
  public WatchStatus watchStatus() {
    return full().getInstance(WatchStatus.class);
  }

  /// Made without the injector: it is asked for by whoever reads frames, and must be there at once.
  @Override
  public LineUp lineUp() {
    return queue();
  }

  @Override
  public Relay relay() {
    return full().getInstance(Relay.class);
  }

  @Override
  public CompleteChat completeChat() {
    return full().getInstance(CompleteChat.class);
  }

  public ManageHeadless manageHeadless() {
    return full().getInstance(ManageHeadless.class);
  }

  @Override
  public Diagnose diagnose() {
    return diagnose(StartupCache.homeOfThisHost(System.getProperties()));
  }

  /// The same, as a program that was started from this distribution, or from none.
  public Diagnose diagnose(Optional<Path> running) {
    var settings =
        new KnownSettings(
            machine.places().configFile(),
            mistakes,
            configuration.autoStart(),
            ProductVersion.current(),
            OwnCommand.on(machine, running));
    return Doctor.of(settings, machine, running, way, this::completeChat);
  }

  /// The API for Java programs; closing it closes this.
  public LmStudioManager manager() {
    return new LmStudioManager(
        checkStatus(), ensureServerRunning(), stopServer(), completeChat(), this::close);
  }

  /// Practises before the first, on a thread of its own. What goes wrong there is printed to
  /// standard error; the stream itself does without it.
  @Override
  public void expectStream() {
    if (practised.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("practise-stream").start(this::practise);
    }
  }

  private void practise() {
    try {
      new StreamPractice(way.http(), new SystemPacer()).play(Redirect.DISCARD.file());
    } catch (IOException notPossible) {
      throw new UncheckedIOException(notPossible);
    }
  }

  private ModelQueue queue() {
    synchronized (queueLock) {
      ModelQueue made = queue;
      if (made == null) {
        made = new ModelQueue(new Admission(configuration.traffic().perModel()), new SystemPacer());
        queue = made;
      }
      return made;
    }
  }

  private synchronized Injector full() {
    Injector made = injector;
    if (made == null) {
      made =
          Guice.createInjector(
              Stage.PRODUCTION,
              new ApplicationModule(
                  way, queue(), configuration.autoStart(), configuration.traffic()),
              new FilesystemModule(machine.user(), machine.places().startLockFile()),
              new ProcessModule(machine.user().os()),
              new HttpModule(way.http()));
      injector = made;
    }
    return made;
  }

  /// Closes connections. What runs upstream is not waited for.
  @Override
  public synchronized void close() {
    if (injector != null
        && injector.getInstance(InferenceGateway.class) instanceof OkHttpInferenceGateway gateway) {
      gateway.close();
    }
  }
}
