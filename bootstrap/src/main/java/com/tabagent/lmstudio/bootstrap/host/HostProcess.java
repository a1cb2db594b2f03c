package com.tabagent.lmstudio.bootstrap.host;

import com.tabagent.lmstudio.adapter.nativemessaging.action.UseCases;
import com.tabagent.lmstudio.adapter.nativemessaging.host.HostLog;
import com.tabagent.lmstudio.adapter.nativemessaging.host.HostSettings;
import com.tabagent.lmstudio.adapter.nativemessaging.host.NativeMessagingHost;
import com.tabagent.lmstudio.adapter.nativemessaging.identity.Caller;
import com.tabagent.lmstudio.adapter.nativemessaging.identity.HostIdentity;
import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationException;
import com.tabagent.lmstudio.bootstrap.configuration.HostConfiguration;
import com.tabagent.lmstudio.bootstrap.configuration.LogLevel;
import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.bootstrap.configuration.TrafficLimits;
import com.tabagent.lmstudio.bootstrap.startup.ProductVersion;
import com.tabagent.lmstudio.bootstrap.wiring.Hexagon;
import com.tabagent.lmstudio.domain.server.AutoStart;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/// One conversation as a process: streams, signals, end.
public final class HostProcess {
  private static final int READ_AHEAD = 64 * 1024;

  private final InputStream in;
  private final OutputStream out;
  private final PrintStream talk;
  private final Runnable end;

  /// Takes the process over.
  ///
  /// @param in the frames from the browser
  /// @param out the frames to the browser; nothing else may ever be written there
  /// @param talk where a person may read what went wrong before there was a log
  /// @param end ends the process at once, with exit code 0
  public HostProcess(InputStream in, OutputStream out, PrintStream talk, Runnable end) {
    this.in = in;
    this.out = out;
    this.talk = talk;
    this.end = end;
  }

  /// Serves until the browser has gone, then ends the process.
  public void serve(Caller caller, Machine machine) {
    try {
      HostConfiguration configuration = machine.configuration();
      HostIdentity identity = identity(caller, machine, configuration.traffic());
      var settings =
          new HostSettings(
              identity,
              RegisteredCallers.admit(
                  caller,
                  configuration.allowedExtensions(),
                  Optional.ofNullable(System.getProperty("tabagent.home"))),
              configuration.autoStart());
      HostLog log = new FileLog(configuration.logLevel(), configuration.logFile(), talk);
      converse(settings, new Hexagon(configuration, machine), log);
    } catch (ConfigurationException unusable) {
      unusable.mistakes().forEach(talk::println);
      HostIdentity identity = identity(caller, machine, TrafficLimits.DEFAULT);
      var settings = new HostSettings(identity, Optional.empty(), AutoStart.NEVER);
      HostLog log = new FileLog(LogLevel.ERROR, machine.places().logFile(), talk);
      converse(settings, new UnusableConfiguration(unusable, machine), log);
    }
  }

  private void converse(HostSettings settings, UseCases useCases, HostLog log) {
    var host =
        new NativeMessagingHost(
            new BufferedInputStream(in, READ_AHEAD), out, settings, useCases, log, end);
    // A signal ends the process through this hook; ending it from within makes that a clean exit.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  host.abort();
                  end.run();
                },
                "abort-on-signal"));
    host.run();
    end.run();
  }

  private static HostIdentity identity(Caller caller, Machine machine, TrafficLimits limits) {
    return new HostIdentity(
        HostProcess::versionForWhoStays,
        machine.user().os().name().toLowerCase(Locale.ROOT),
        () -> ProcessHandle.current().pid(),
        limits.requests(),
        caller);
  }

  /// The version is told in `hello`, by which an extension begins a conversation that may outlast
  /// an update of this host.
  private static String versionForWhoStays() {
    Thread.ofVirtual().name("hold-own-files").start(OwnFiles::hold);
    return ProductVersion.current();
  }
}
