package com.tabagent.lmstudio.adapter.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// By what a process is taken for a host of a folder.
class RunningHostsTest {
  @TempDir private Path folder;

  private boolean sees(Optional<String> program, Optional<String> commandLine) throws IOException {
    ProcessHandle.Info info = mock();
    when(info.command()).thenReturn(program);
    when(info.commandLine()).thenReturn(commandLine);
    return RunningHosts.anyFrom(folder, Stream.of(info));
  }

  @Test
  void byAPathOnItsCommandLine() throws IOException {
    assertThat(sees(Optional.of("/usr/bin/java"), Optional.of("java -cp " + folder + "/lib/a.jar")))
        .isTrue();
  }

  /// Windows shows no command line.
  @Test
  void byItsProgramWhereNothingElseIsShown() throws IOException {
    assertThat(sees(Optional.of(folder + "/runtime/bin/java"), Optional.empty())).isTrue();
  }

  @Test
  void byTheRealPathOfTheFolder() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    ProcessHandle.Info info = mock();
    when(info.command()).thenReturn(Optional.empty());
    when(info.commandLine()).thenReturn(Optional.of("java -cp " + real.toRealPath() + "/a.jar"));

    assertThat(RunningHosts.anyFrom(link, Stream.of(info))).isTrue();
  }

  @Test
  void notAnotherProgram() throws IOException {
    assertThat(sees(Optional.of("/usr/bin/java"), Optional.of("java -jar other.jar"))).isFalse();
    assertThat(sees(Optional.empty(), Optional.empty())).isFalse();
  }
}
