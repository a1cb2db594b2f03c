package com.tabagent.lmstudio.simulator.lms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/// `lms bootstrap`: puts the folder of `lms` on the user's path, and installs nothing.
record Bootstrap(Context context) {
  private static final int INTERRUPTED = 130;
  private static final List<String> STARTUP_FILES =
      List.of(".profile", ".bashrc", ".bash_profile", ".zshrc");

  int run(List<String> arguments) throws LmsFailure, IOException {
    Options options = Options.parse(arguments, Set.of("-y", "--yes"), Set.of());
    if (!Files.isDirectory(context.home().bin())) {
      throw new LmsFailure("Error: Cannot find LM Studio installation");
    }
    if (!options.has("-y") && !options.has("--yes")) {
      context.console().info("? Do you want to modify your shell's startup files? (y/N)");
      return INTERRUPTED;
    }
    List<Path> files =
        STARTUP_FILES.stream()
            .map(context.files().userHome()::resolve)
            .filter(Files::isRegularFile)
            .toList();
    if (files.isEmpty()) {
      throw new LmsFailure("Error: Unable to find any shell configuration files");
    }
    context.console().data(addTo(files) ? "✓ Installation Completed" : "✓ Already Installed");
    return 0;
  }

  private boolean addTo(List<Path> files) throws IOException {
    String bin = context.home().bin().toString();
    boolean changed = false;
    for (Path file : files) {
      if (!Files.readString(file).contains(bin)) {
        Files.writeString(file, lines(bin), StandardOpenOption.APPEND);
        changed = true;
      }
    }
    return changed;
  }

  private static String lines(String bin) {
    return "\n# Added by LM Studio CLI tool (lms)\nexport PATH=\"$PATH:" + bin + "\"\n";
  }
}
