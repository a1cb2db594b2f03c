package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.bootstrap.startup.StartupCache;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.RegistrationReport;
import com.tabagent.lmstudio.domain.registration.TerminalCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes the host known to browsers.
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description = {
      "Registers this host with the browsers of this machine, so that extensions can talk to it.",
      "Copies the host to where it stays, tells each browser, and makes the start-up cache there.",
      "Run again after an update: ids that were given before are kept, and new ones are added.",
      "'uninstall' takes it all back."
    })
final class InstallCommand implements Callable<Integer> {
  @Mixin private RegistrationOptions options = new RegistrationOptions();

  @Option(
      names = "--extension-id",
      paramLabel = "ID",
      description = {
        "A Chromium extension that may call: the 32 letters that the browser's page of extensions shows.",
        "Can be given more than once."
      })
  private List<String> chromium = new ArrayList<>();

  @Option(
      names = "--firefox-id",
      paramLabel = "ID",
      description = {
        "A Firefox add-on that may call, such as name@example.org. Can be given more than once."
      })
  private List<String> firefox = new ArrayList<>();

  private final Session session;

  InstallCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    RegistrationReport report = session.registerHost().install(options.order(callers()));
    RegistrationTable.print(report, options.dryRun(), session.terminal());
    if (!options.dryRun()) {
      makeStartupCache(report);
      var installed = new TerminalCommand(session.machine().user().os(), report.launcher());
      session
          .terminal()
          .say(
              "Undo: "
                  + (options.system()
                      ? installed.line("uninstall", "--system")
                      : installed.line("uninstall")));
    }
    return report.failed() ? ExitCode.FAILED : ExitCode.OK;
  }

  private List<ExtensionId> callers() {
    var callers = new ArrayList<ExtensionId>();
    chromium.forEach(id -> callers.add(id(Engine.CHROMIUM, id)));
    firefox.forEach(id -> callers.add(id(Engine.FIREFOX, id)));
    return callers;
  }

  private ExtensionId id(Engine engine, String text) {
    try {
      return new ExtensionId(engine, text);
    } catch (IllegalArgumentException wrong) {
      throw options.mistake(engine.idOption() + ": " + wrong.getMessage() + ".");
    }
  }

  /// The host works without, only slower; so this is no failure.
  private void makeStartupCache(RegistrationReport report)
      throws InterruptedException, IOException {
    Optional<StartupCache> own = StartupCache.ofThisHost(System.getProperties());
    if (own.isEmpty()) {
      return;
    }
    StartupCache cache = own.get().ofCopy(report.launcher());
    if (cache.isMade()) {
      session.terminal().result("unchanged     the start-up cache");
      return;
    }
    session.terminal().say("Making the start-up cache; this takes some seconds.");
    switch (cache.make()) {
      case StartupCache.Outcome.Made(var file) ->
          session.terminal().result("written       the start-up cache  " + file);
      case StartupCache.Outcome.NotMade(var reason) -> {
        session.terminal().say(reason);
        session.terminal().say("The host is installed all the same; it only starts more slowly.");
      }
    }
  }
}
