package com.tabagent.lmstudio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tabagent.lmstudio.adapter.process.HeadlessTrial;
import com.tabagent.lmstudio.application.port.out.BrowserTrial;
import com.tabagent.lmstudio.application.port.out.BrowserTrialContract;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The trial in the real Chromium and the real Firefox, with a script for a host.
class HeadlessTrialIT extends BrowserTrialContract {
  @TempDir private Path folder;
  private Path home;
  private Path temporary;

  @BeforeEach
  void layOut() throws IOException {
    home = Files.createDirectory(folder.resolve("Zoë's home"));
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  @AfterEach
  void noProcessAndNoProfileIsLeft() throws IOException {
    assertThat(new BrowserUser(home, folder, "", Map.of()).processes()).isEmpty();
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  @Override
  protected BrowserTrial trial() {
    return new HeadlessTrial(
        OperatingSystem.LINUX,
        Map.of("HOME", home.toString(), "LANG", "C.UTF-8"),
        System.getProperty("user.name"),
        temporary);
  }

  private static BrowserKind kind(Engine engine) {
    return switch (engine) {
      case CHROMIUM -> BrowserKind.CHROMIUM;
      case FIREFOX -> BrowserKind.FIREFOX;
    };
  }

  @Override
  protected List<Path> programs(Engine engine) {
    return List.of(home, kind(engine).required());
  }

  @Override
  protected Optional<Path> noManifest(Engine engine) {
    return Optional.empty();
  }

  /// The extension of the trial is in Firefox's list already, and not in Chromium's.
  @Override
  protected Optional<Path> manifestOfAHost(Engine engine) {
    try {
      var manifest = new HostManifest(kind(engine), home);
      manifest.register(host());
      if (engine == Engine.FIREFOX) {
        manifest.change("allowed_extensions", List.of(CALLER.text()));
      }
      return Optional.of(manifest.file());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Answers the one request that each start of it gets.
  private Path host() throws IOException {
    frame(
        "hello",
        JsonObject.of(
            "status",
            "success",
            "payload",
            JsonObject.of("host", HostManifest.HOST, "version", "1.2.3")));
    frame("check", JsonObject.of("status", "success", "payload", JsonObject.of("state", "READY")));
    Path host = folder.resolve("host");
    Files.writeString(
        host,
        """
        #!/bin/sh
        cd '%s'
        head -c 5 >/dev/null
        case $(dd bs=65536 count=1 2>/dev/null) in
          *check_lmstudio*) cat check ;;
          *) cat hello ;;
        esac
        exec cat >/dev/null
        """
            .formatted(folder));
    Files.setPosixFilePermissions(host, PosixFilePermissions.fromString("rwxr-xr-x"));
    return host;
  }

  private void frame(String name, JsonObject content) throws IOException {
    byte[] json = Json.bytes(content);
    var frame = ByteBuffer.allocate(4 + json.length).order(ByteOrder.nativeOrder());
    Files.write(folder.resolve(name), frame.putInt(json.length).put(json).array());
  }
}
