package com.tabagent.lmstudio.adapter.nativemessaging.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tabagent.lmstudio.application.port.out.ManifestFiles;
import com.tabagent.lmstudio.application.port.out.ManifestFiles.Stored;
import com.tabagent.lmstudio.application.port.out.ManifestFilesContract;
import com.tabagent.lmstudio.domain.registration.Engine;
import com.tabagent.lmstudio.domain.registration.ExtensionId;
import com.tabagent.lmstudio.domain.registration.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonManifestFilesTest extends ManifestFilesContract {
  @TempDir private Path folder;
  private final JsonManifestFiles files = new JsonManifestFiles();

  @Override
  protected ManifestFiles files() {
    return files;
  }

  @Override
  protected Path folder() {
    return folder;
  }

  @Override
  protected void givenNoManifest(Path file) {
    try {
      Files.writeString(file, "{ not JSON");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Stored stored(String json, Engine engine) throws IOException {
    return files.read(Files.writeString(folder.resolve("m.json"), json), engine);
  }

  @Test
  void aFirefoxManifestHasTheFiveKeysAndNoMarkAtItsFront() throws Exception {
    Path file = folder.resolve("m.json");

    files.write(
        file,
        new Manifest(
            Engine.FIREFOX,
            Path.of("/home/Zoë/a \"b\""),
            List.of(new ExtensionId(Engine.FIREFOX, "t@x.org"))));

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {
              "name" : "com.tabagent.host",
              "description" : "Connects browser extensions to LM Studio",
              "path" : "/home/Zoë/a \\"b\\"",
              "type" : "stdio",
              "allowed_extensions" : [ "t@x.org" ]
            }
            """);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void aFolderThatOneUserKeptToHimselfIsOpenedToAll() throws Exception {
    Path shut = Files.createDirectory(folder.resolve("shut"));
    Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("rwx------"));

    files.openToAll(shut);

    assertThat(Files.getPosixFilePermissions(shut))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void nothingElseIsLeftInTheFolder() {
    files.write(
        folder.resolve("m.json"),
        new Manifest(
            Engine.CHROMIUM,
            Path.of("/x"),
            List.of(new ExtensionId(Engine.CHROMIUM, "abcdefghijklmnopabcdefghijklmnop"))));

    assertThat(folder.toFile().list()).containsExactly("m.json");
    assertThat(folder.resolve("m.json"))
        .content()
        .contains(
            "\"allowed_origins\" : [ \"chrome-extension://abcdefghijklmnopabcdefghijklmnop/\" ]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{} {}",
        "{\"path\":\"/a\",\"path\":\"/b\"}",
        "{\"name\":\"com.tabagent.host\"}",
        "{\"path\":\"\"}",
        "{\"path\":7}",
        "{\"path\":\"a\\u0000b\"}"
      })
  void whatNamesNoProgramIsUnreadable(String json) throws Exception {
    assertThat(stored(json, Engine.CHROMIUM)).isInstanceOf(Stored.Unreadable.class);
  }

  @Test
  void aFileThatIsTooLargeOrAFolderIsUnreadable() throws Exception {
    assertThat(stored(" ".repeat((1 << 20) + 1), Engine.CHROMIUM))
        .isEqualTo(new Stored.Unreadable("is larger than 1048576 bytes"));
    assertThat(files.read(folder, Engine.CHROMIUM))
        .isEqualTo(new Stored.Unreadable("is not a file"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"name\":\"com.other\"'     | another name, 'com.other' | both",
        "'\"type\":\"pipe\"'          | another type, 'pipe' | both",
        "'\"description\":\"\"'       | no description | both",
        "'\"description\":\"Mine\"'   | another description, 'Mine' | none",
        "'\"_comment\":[1,{}]'        | an unknown key '_comment' | firefox",
        "'\"path\":\"x/y\"'           | a path that is not absolute | both",
        "'\"allowed_origins\":[\"*\"]' | a caller that is none | both",
        "'\"allowed_origins\":[7]'    | something in allowed_origins that is not a text | both",
        "'\"allowed_origins\":\"x\"'  | no list allowed_origins | both"
      })
  void whatABrowserMayRefuseIsNamed(String field, String oddity, String refusedBy)
      throws Exception {
    String path = field.contains("\"path\"") ? "" : ",\"path\":\"/x\"";
    String json = "{" + field + path + "}";

    assertThat(odd(json, Engine.CHROMIUM, oddity).refused()).isEqualTo(refusedBy.equals("both"));
    String firefox = json.replace("allowed_origins", "allowed_extensions");
    assertThat(odd(firefox, Engine.FIREFOX, oddity.replace("origins", "extensions")).refused())
        .isEqualTo(!refusedBy.equals("none"));
  }

  private Stored.Oddity odd(String json, Engine engine, String words) throws Exception {
    return stored(json, engine) instanceof Stored.Present present
        ? present.oddities().stream()
            .filter(oddity -> oddity.words().startsWith(words))
            .findFirst()
            .orElseThrow()
        : fail("no manifest: " + json);
  }
}
