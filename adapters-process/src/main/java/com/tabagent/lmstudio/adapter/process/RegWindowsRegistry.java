package com.tabagent.lmstudio.adapter.process;

import com.tabagent.lmstudio.application.port.out.WindowsRegistry;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.registration.RegistryKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The registry through Windows' own `reg.exe`. Values are read by its `export`, which writes
/// UTF-16: what `query` prints depends on the code page, and loses letters of a user's name.
public final class RegWindowsRegistry implements WindowsRegistry {
  private static final String DEFAULT_VALUE = "@=\"";

  private final String reg;

  /// @param reg the program to run
  public RegWindowsRegistry(String reg) {
    this.reg = reg;
  }

  @Override
  public Optional<String> read(RegistryKey key) {
    try {
      Path export = Files.createTempFile("tabagent-", ".reg");
      try {
        return run("export", key.path(), export.toString(), "/y") == 0
            ? defaultValue(Files.readString(export, StandardCharsets.UTF_16))
            : Optional.empty();
      } finally {
        Files.deleteIfExists(export);
      }
    } catch (IOException failed) {
      throw failure(key, "read", failed);
    }
  }

  /// The first value without a name: that of the key itself, before any key below it.
  private static Optional<String> defaultValue(String export) {
    return export
        .lines()
        .filter(line -> line.startsWith(DEFAULT_VALUE) && line.endsWith("\""))
        .map(line -> line.substring(DEFAULT_VALUE.length(), line.length() - 1))
        .map(text -> text.replace("\\\"", "\"").replace("\\\\", "\\"))
        .findFirst();
  }

  @Override
  public void write(RegistryKey key, String value) {
    try {
      if (run("add", key.path(), "/ve", "/t", "REG_SZ", "/d", value, "/f") != 0) {
        throw failure(key, "written", null);
      }
    } catch (IOException failed) {
      throw failure(key, "written", failed);
    }
  }

  @Override
  public void delete(RegistryKey key) {
    try {
      if (run("delete", key.path(), "/f") != 0 && run("query", key.path()) == 0) {
        throw failure(key, "deleted", null);
      }
    } catch (IOException failed) {
      throw failure(key, "deleted", failed);
    }
  }

  private int run(String... arguments) throws IOException {
    return ToolRun.of(Stream.concat(Stream.of(reg), Stream.of(arguments)).toList()).exit();
  }

  private static LmStudioException failure(
      RegistryKey key, String what, @Nullable IOException cause) {
    return new LmStudioException(
        Failure.of(
            FailureCode.INTERNAL,
            "The key " + key.path() + " of the registry cannot be " + what + ".",
            Remedy.advice("Look at who may write there; --system takes an administrator.")),
        cause == null ? new IOException("reg.exe refused") : cause);
  }
}
