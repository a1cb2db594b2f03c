package com.tabagent.lmstudio.bootstrap.cli;

import com.tabagent.lmstudio.bootstrap.configuration.ConfigurationException;
import com.tabagent.lmstudio.bootstrap.configuration.Machine;
import com.tabagent.lmstudio.bootstrap.startup.ProductVersion;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.registration.TerminalCommand;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The command line: which commands there are, and what their failures look like.
@Command(
    name = "tabagent-host",
    mixinStandardHelpOptions = true,
    versionProvider = CommandLineProgram.Version.class,
    description = "Connects browser extensions to LM Studio on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:it could not be done; standard error says why and what to do",
      " 2:the command line was not understood",
      "69:there is no Java 25 on this machine",
      "78:this host's settings cannot be used"
    },
    footer = {
      "",
      "A browser starts this program by itself and talks to it in frames; see 'serve'.",
      "Where something does not work, 'doctor' says what and what to do.",
      "Without LM Studio on the machine, 'demo' shows everything on a simulated one."
    },
    subcommands = {
      InstallCommand.class,
      UninstallCommand.class,
      DoctorCommand.class,
      StatusCommand.class,
      StartCommand.class,
      StopCommand.class,
      ChatCommand.class,
      HeadlessCommand.class,
      DemoCommand.class,
      SimulateCommand.class,
      PrepareCommand.class,
      ServeCommand.class
    })
public final class CommandLineProgram {

  private CommandLineProgram() {}

  /// Runs a command and returns its exit code.
  public static int run(String... arguments) {
    return run(thisProcess(), arguments);
  }

  /// Every command, option and word of help, for what else is written from them: the manual page,
  /// and what a shell completes.
  public static CommandLine definition() {
    return commandLine(thisProcess());
  }

  static int run(Session session, String... arguments) {
    return commandLine(session).execute(arguments);
  }

  private static CommandLine commandLine(Session session) {
    return new CommandLine(new CommandLineProgram(), new CommandFactory(session))
        .setOut(session.terminal().out())
        .setErr(session.terminal().talk())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((thrown, _, _) -> explain(thrown, session));
  }

  private static Session thisProcess() {
    var terminal =
        new Terminal(
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, false, StandardCharsets.UTF_8),
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
    return new Session(terminal, Machine.current());
  }

  private static int explain(Exception thrown, Session session) throws Exception {
    return switch (thrown) {
      case LmStudioException failed -> {
        explain(failed.failure(), session);
        yield ExitCode.FAILED;
      }
      case ConfigurationException unusable -> {
        unusable.mistakes().forEach(session.terminal()::say);
        yield ExitCode.CONFIGURATION;
      }
      default -> throw thrown;
    };
  }

  private static void explain(Failure failure, Session session) {
    Terminal terminal = session.terminal();
    terminal.say(failure.message());
    failure.remedy().ifPresent(remedy -> terminal.say("Next: " + step(remedy, session.host())));
  }

  /// The next step in words and, where there is one, as something to paste or open.
  static String step(Remedy remedy, TerminalCommand host) {
    return remedy.text()
        + remedy
            .step()
            .map(
                step ->
                    switch (step) {
                      case Remedy.Step.Command(String line) -> "  " + line;
                      case Remedy.Step.Url(String address) -> "  " + address;
                      case Remedy.Step.Action(String name) ->
                          name.equals("start_lmstudio") ? "  " + host.line("start") : "";
                    })
            .orElse("");
  }

  /// Makes the commands, each with the session it works in.
  private record CommandFactory(Session session) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> wanted) throws Exception {
      try {
        var constructor = wanted.getDeclaredConstructor(Session.class);
        return constructor.newInstance(session);
      } catch (NoSuchMethodException other) {
        return CommandLine.defaultFactory().create(wanted);
      }
    }
  }

  /// Tells picocli the version.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"tabagent-host " + ProductVersion.current()};
    }
  }
}
