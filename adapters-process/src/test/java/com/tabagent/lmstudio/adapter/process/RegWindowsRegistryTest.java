package com.tabagent.lmstudio.adapter.process;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tabagent.lmstudio.application.port.out.WindowsRegistry;
import com.tabagent.lmstudio.application.port.out.WindowsRegistryContract;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.registration.RegistryKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Over a stand-in for Windows' program that takes the same arguments and writes the same files.
@DisabledOnOs(OS.WINDOWS)
class RegWindowsRegistryTest extends WindowsRegistryContract {

  /// Keeps a key's value in a file that is named by the key; exports UTF-16 with a mark at its
  /// front.
  private static final String REG =
      """
      #!/bin/sh
      key="$(dirname "$0")/$(printf %s "$2" | tr '\\\\' _)"
      case $1 in
        add) [ "$3 $4 $5 $6 $8" = "/ve /t REG_SZ /d /f" ] && printf %s "$7" >"$key" ;;
        delete) [ "$3" = /f ] && rm "$key" ;;
        query) [ -f "$key" ] ;;
        export)
          [ "$4" = /y ] && [ -f "$key" ] || exit 1
          value=$(sed 's/[\\\\"]/\\\\&/g' "$key")
          printf 'Windows Registry Editor Version 5.00\\r\\n\\r\\n[%s]\\r\\n@="%s"\\r\\n' "$2" "$value" |
            iconv -f UTF-8 -t UTF-16 >"$3"
          ;;
      esac
      """;

  private static final RegistryKey KEY = new RegistryKey("HKLM\\Software\\x");

  @TempDir private Path folder;

  @BeforeEach
  void aProgram() throws IOException {
    program("reg", REG);
  }

  private Path program(String name, String script) throws IOException {
    Path program = Files.writeString(folder.resolve(name), script);
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  @Override
  protected WindowsRegistry registry() {
    return new RegWindowsRegistry(folder.resolve("reg").toString());
  }

  @Test
  void aRefusalIsAFailureThatNamesTheKey() throws Exception {
    Path refusing = program("refusing", "#!/bin/sh\n[ $1 = query ]\n");
    var registry = new RegWindowsRegistry(refusing.toString());

    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> registry.write(KEY, "x"))
        .withMessageContaining(KEY.path());
    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> registry.delete(KEY))
        .withMessageContaining(KEY.path());
  }

  @Test
  void whereThereIsNoSuchProgramNobodyCanSay() {
    var registry = new RegWindowsRegistry(folder.resolve("none").toString());

    assertThatExceptionOfType(LmStudioException.class)
        .isThrownBy(() -> registry.read(KEY))
        .withMessageContaining(KEY.path());
  }
}
