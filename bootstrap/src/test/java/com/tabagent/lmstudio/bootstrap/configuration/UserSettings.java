package com.tabagent.lmstudio.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The settings of a user named Ann on a Linux machine: her file, and her environment.
final class UserSettings {
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  /// @param home an empty folder
  UserSettings(Path home) {
    this.home = home;
    environment.put("HOME", home.toString());
  }

  Path home() {
    return home;
  }

  /// Where her file lies, or would.
  Path file() {
    return home.resolve(".config/tabagent-host/config.json");
  }

  UserSettings file(String content) throws IOException {
    return file(content.getBytes(StandardCharsets.UTF_8));
  }

  UserSettings file(byte[] content) throws IOException {
    Files.createDirectories(home.resolve(".config/tabagent-host"));
    Files.write(file(), content);
    return this;
  }

  UserSettings variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  HostConfiguration read() throws ConfigurationException {
    return Machine.of(OperatingSystem.LINUX, environment).configuration();
  }

  /// The one thing that is wrong with them.
  String mistake() {
    assertThat(mistakes()).hasSize(1);
    return mistakes().getFirst();
  }

  /// What is wrong with them; a failure of the test if nothing is.
  List<String> mistakes() {
    try {
      throw new AssertionError("nothing is wrong with " + read());
    } catch (ConfigurationException unusable) {
      return unusable.mistakes();
    }
  }
}
