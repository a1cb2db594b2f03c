package com.tabagent.lmstudio.packaging;

import com.tabagent.lmstudio.bootstrap.cli.CommandLineProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;

/// Writes the manual page and the completions of three shells. Part of the build.
public final class CommandReference {
  private static final String NAME = "tabagent-host";

  private CommandReference() {}

  /// Writes the files below a folder, laid out as below `/usr/share`.
  ///
  /// @param arguments that folder alone; it is made if it is not there
  public static void main(String[] arguments) throws IOException {
    Path share = Path.of(arguments[0]);
    CommandLine definition = CommandLineProgram.definition();
    write(share.resolve("man/man1/" + NAME + ".1"), ManualPage.of(definition));
    write(
        share.resolve("bash-completion/completions/" + NAME), AutoComplete.bash(NAME, definition));
    write(share.resolve("zsh/vendor-completions/_" + NAME), ZshCompletion.of(definition));
    write(
        share.resolve("fish/vendor_completions.d/" + NAME + ".fish"),
        FishCompletion.of(definition));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
