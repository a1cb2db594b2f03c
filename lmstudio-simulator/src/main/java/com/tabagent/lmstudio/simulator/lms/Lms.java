package com.tabagent.lmstudio.simulator.lms;

import com.tabagent.lmstudio.simulator.Fault;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// The commands of `lms`.
record Lms(Context context) {
  private static final String COMMIT = "07b7252";
  private static final String OLD_VERSION = "0.0.47";

  int run(List<String> argv) throws LmsFailure, IOException, InterruptedException {
    String command = argv.isEmpty() ? "" : argv.getFirst();
    List<String> rest = argv.isEmpty() ? List.of() : argv.subList(1, argv.size());
    return switch (command) {
      case "server" -> new ServerCommand(context).run(rest);
      case "daemon" -> new DaemonCommand(context).run(rest);
      case "ps", "ls", "load", "unload" -> new ModelCommand(context).run(command, rest);
      case "status" -> new StatusCommand(context).run(rest);
      case "bootstrap" -> new Bootstrap(context).run(rest);
      case "version", "--version", "-v" -> version(command, rest);
      case "" -> throw new LmsFailure("Usage: lms [options] [command]");
      default -> throw new LmsFailure(unknown(command));
    };
  }

  private int version(String command, List<String> rest) throws LmsFailure {
    boolean json = Options.parse(rest, Set.of("--json"), Set.of()).has("--json");
    String version = context.has(Fault.LMS_OLD) ? OLD_VERSION : COMMIT;
    if (json && command.equals("version")) {
      context.console().data(JsonObject.of("version", version));
    } else {
      context.console().data("CLI commit: " + version);
    }
    return 0;
  }

  private static String unknown(String command) {
    return command.startsWith("-")
        ? "error: unknown option '" + command + "'"
        : "error: unknown command '" + command + "'";
  }
}
