package com.tabagent.lmstudio.simulator.lms;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.state.MachineFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One call of the simulated `lms`.
public final class LmsMain {
  private LmsMain() {}

  /// Does what the command says and exits as the real one would.
  ///
  /// @param args the machine's user home, then what the caller has written after `lms`
  public static void main(String[] args) throws IOException, InterruptedException {
    Console console = Console.ofProcess();
    List<String> argv = List.of(args).subList(1, args.length);
    MachineFiles files = new MachineFiles(Path.of(args[0]));
    files.processes().addSelf();
    files.calls().add(Json.write(argv));
    System.exit(run(files, console, argv));
  }

  private static int run(MachineFiles files, Console console, List<String> argv)
      throws IOException, InterruptedException {
    try {
      requireHome();
      Optional<String> serverHost = Optional.ofNullable(System.getenv("LMS_SERVER_HOST"));
      return new Lms(Context.of(files, console, serverHost)).run(argv);
    } catch (LmsFailure failure) {
      failure.lines().forEach(console::info);
      return 1;
    }
  }

  /// The real one goes down at once when `$HOME` names no folder.
  private static void requireHome() throws LmsFailure {
    String home = Optional.ofNullable(System.getenv("HOME")).orElse("/");
    if (!Files.isDirectory(Path.of(home))) {
      throw new LmsFailure(
          "Error: ENOENT: no such file or directory, lstat '" + home + "'",
          "    at Object.realpathSync (node:fs:2753:29)");
    }
  }
}
