package com.tabagent.lmstudio.adapter.filesystem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.application.port.out.BrowserPolicies;
import com.tabagent.lmstudio.domain.installation.OperatingSystem;
import com.tabagent.lmstudio.domain.registration.Browser;
import com.tabagent.lmstudio.domain.registration.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The policies that Chromium's family reads on Linux: every JSON file in a folder below `/etc`,
/// the last by name counting for a key. Firefox has none about hosts. On Windows and macOS they are
/// in the registry and in preference lists, which are not read here: every host counts as free
/// there.
public final class PolicyFiles implements BrowserPolicies {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String BLOCKED = "NativeMessagingBlocklist";
  private static final String ALLOWED = "NativeMessagingAllowlist";
  private static final String USER_LEVEL = "NativeMessagingUserLevelHosts";
  private static final String EVERY_HOST = "*";

  private final OperatingSystem os;
  private final Path systemRoot;

  /// @param systemRoot `/`; another folder in a test
  public PolicyFiles(OperatingSystem os, Path systemRoot) {
    this.os = os;
    this.systemRoot = systemRoot;
  }

  @Override
  public Ruling ruling(Browser browser) {
    var policies = new Policies();
    if (os == OperatingSystem.LINUX) {
      folders(browser).forEach(folder -> files(systemRoot.resolve(folder)).forEach(policies::add));
    }
    return policies.ruling();
  }

  private static List<String> folders(Browser browser) {
    return switch (browser) {
      case CHROME -> List.of("etc/opt/chrome/policies/managed");
      case CHROMIUM ->
          List.of("etc/chromium/policies/managed", "etc/chromium-browser/policies/managed");
      case EDGE -> List.of("etc/opt/edge/policies/managed");
      case BRAVE -> List.of("etc/brave/policies/managed");
      case CHROME_FOR_TESTING -> List.of("etc/opt/chrome_for_testing/policies/managed");
      case VIVALDI, OPERA, ARC, FIREFOX, LIBREWOLF -> List.of();
    };
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /// What the files say together.
  private static final class Policies {
    private Optional<Path> blockedIn = Optional.empty();
    private Set<String> blocked = Set.of();
    private Set<String> allowed = Set.of();
    private Optional<Path> systemOnlyIn = Optional.empty();

    /// A file that is broken anywhere is passed over whole, as the browser does.
    void add(Path file) {
      Optional<byte[]> content = BoundedFile.readIfThere(file);
      if (content.isEmpty() || !isObject(content.get())) {
        return;
      }
      try (JsonParser json = JSON.createParser(content.get())) {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          add(file, json);
        }
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    private static boolean isObject(byte[] content) {
      try (JsonParser json = JSON.createParser(content)) {
        boolean object = json.nextToken() == JsonToken.START_OBJECT;
        json.skipChildren();
        return object && json.nextToken() == null;
      } catch (IOException broken) {
        return false;
      }
    }

    private void add(Path file, JsonParser json) throws IOException {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      switch (key) {
        case BLOCKED -> {
          blocked = texts(json, value);
          blockedIn = Optional.of(file);
        }
        case ALLOWED -> allowed = texts(json, value);
        case USER_LEVEL ->
            systemOnlyIn = value == JsonToken.VALUE_FALSE ? Optional.of(file) : Optional.empty();
        default -> {}
      }
      json.skipChildren();
    }

    private static Set<String> texts(JsonParser json, JsonToken value) throws IOException {
      var texts = new HashSet<String>();
      if (value == JsonToken.START_ARRAY) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          if (json.currentToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
          }
          json.skipChildren();
        }
      }
      return texts;
    }

    Ruling ruling() {
      boolean onList = blocked.contains(Manifest.NAME) || blocked.contains(EVERY_HOST);
      if (onList && !allowed.contains(Manifest.NAME)) {
        return new Ruling.Blocked(blockedIn.orElseThrow().toString());
      }
      return systemOnlyIn
          .<Ruling>map(file -> new Ruling.SystemOnly(file.toString()))
          .orElseGet(Ruling.Free::new);
    }
  }
}
