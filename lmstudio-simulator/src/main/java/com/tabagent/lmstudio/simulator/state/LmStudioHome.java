package com.tabagent.lmstudio.simulator.state;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// LM Studio's own folder and the files in it that `lms` and the app share.
public record LmStudioHome(Path folder) {
  private static final String POINTER = ".lmstudio-home-pointer";

  /// Finds the folder as `lms` does, and leaves a pointer to it as `lms` does at any call.
  public static LmStudioHome find(Path userHome) throws IOException {
    Path home = userHome.toRealPath();
    Path pointer = home.resolve(POINTER);
    if (Files.exists(pointer)) {
      return new LmStudioHome(Path.of(Files.readString(pointer).strip()));
    }
    Path old = home.resolve(".cache/lm-studio");
    Path folder = Files.exists(old) ? old : home.resolve(".lmstudio");
    Files.writeString(pointer, folder.toString());
    return new LmStudioHome(folder);
  }

  public Path bin() {
    return folder.resolve("bin");
  }

  private Path internal(String name) {
    return folder.resolve(".internal").resolve(name);
  }

  /// The REST server's settings.
  public Path serverConfig() {
    return internal("http-server-config.json");
  }

  /// Where the app's internal API listens: not the REST server.
  public Path internalApi() {
    return internal("http-server.json");
  }

  public Path appRecord() {
    return internal("app-install-location.json");
  }

  public Path llmsterRecord() {
    return internal("llmster-install-location.json");
  }

  /// The second half of the passkey of `lms`, made by the app on its first run.
  public Path key() {
    return internal("lms-key-2");
  }

  /// How to launch the app. The record of llmster goes first, even if what it names is gone.
  public Optional<JsonObject> launchRecord() {
    return readable(llmsterRecord()).or(() -> readable(appRecord()));
  }

  /// A JSON file's content; empty if there is none or it cannot be made out.
  public static Optional<JsonObject> readable(Path file) {
    try {
      return MachineFiles.read(file);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
