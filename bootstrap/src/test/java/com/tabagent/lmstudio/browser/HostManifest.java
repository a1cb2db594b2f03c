package com.tabagent.lmstudio.browser;

import com.tabagent.lmstudio.simulator.json.Json;
import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;

/// The file from which a browser knows the host, in the user's folder for it.
///
/// @param kind whose manifest this is
/// @param home the user's home folder
public record HostManifest(BrowserKind kind, Path home) {
  static final String HOST = "com.tabagent.host";

  public Path file() {
    return kind.manifestFolder(home).resolve(HOST + ".json");
  }

  /// Registers a launcher for the test extension.
  public void register(Path launcher) throws IOException {
    write(
        JsonObject.of(
            "name",
            HOST,
            "description",
            "Tab Agent host",
            "path",
            launcher.toString(),
            "type",
            "stdio",
            kind.callersKey(),
            List.of(kind.caller())));
  }

  /// Sets one member of what is registered.
  public void change(String member, Object value) throws IOException {
    write(read().with(member, value));
  }

  /// Takes one member away from what is registered.
  void remove(String member) throws IOException {
    var members = new LinkedHashMap<>(read().members());
    members.remove(member);
    write(new JsonObject(members));
  }

  /// Registers a script in place of the launcher.
  void launch(Path folder, String script) throws IOException {
    Path file = Files.writeString(folder.resolve("host"), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    change("path", file.toString());
  }

  /// The launcher that is registered.
  String path() throws IOException {
    return read().text("path").orElseThrow();
  }

  private JsonObject read() throws IOException {
    return Json.parseObject(Files.readAllBytes(file()));
  }

  private void write(JsonObject content) throws IOException {
    Files.createDirectories(file().getParent());
    Files.write(file(), Json.bytes(content));
  }
}
