package com.tabagent.lmstudio.browser;

import static com.tabagent.lmstudio.browser.Complaint.CHROMIUM_EXITED;
import static com.tabagent.lmstudio.browser.Complaint.CHROMIUM_EXITED_UNREAD;
import static com.tabagent.lmstudio.browser.Complaint.CHROMIUM_FORBIDDEN;
import static com.tabagent.lmstudio.browser.Complaint.CHROMIUM_GARBLED;
import static com.tabagent.lmstudio.browser.Complaint.CHROMIUM_NOT_FOUND;
import static com.tabagent.lmstudio.browser.Complaint.CHROMIUM_NO_JSON;
import static com.tabagent.lmstudio.browser.Complaint.FIREFOX_EXITED;
import static com.tabagent.lmstudio.browser.Complaint.FIREFOX_EXITED_UNREAD;
import static com.tabagent.lmstudio.browser.Complaint.FIREFOX_GARBLED;
import static com.tabagent.lmstudio.browser.Complaint.FIREFOX_NOT_FOUND;
import static com.tabagent.lmstudio.browser.Complaint.FIREFOX_TOO_LARGE;
import static com.tabagent.lmstudio.browser.Complaint.FIREFOX_UNEXPECTED;
import static com.tabagent.lmstudio.browser.Complaint.NONE;
import static com.tabagent.lmstudio.browser.Complaint.SILENCE;
import static com.tabagent.lmstudio.browser.DoctorSays.ofBoth;
import static com.tabagent.lmstudio.browser.DoctorSays.ofEach;
import static com.tabagent.lmstudio.browser.DoctorSays.ofFirefoxAlone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A way in which a registration goes wrong, what each browser says of it, and what the doctor
/// says.
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
public enum BrokenInstallation {
  NO_MANIFEST(
      "there is no manifest",
      CHROMIUM_NOT_FOUND,
      FIREFOX_NOT_FOUND,
      ofEach("not registered with Chromium", "not registered with Firefox"),
      (manifest, scratch) -> Files.delete(manifest.file())),
  MANIFEST_IS_NO_JSON(
      "the manifest is no JSON",
      CHROMIUM_NOT_FOUND,
      FIREFOX_NOT_FOUND,
      ofBoth("it is not JSON"),
      (manifest, scratch) -> Files.writeString(manifest.file(), "{\"name\": ")),
  MANIFEST_IS_EMPTY(
      "the manifest is an empty file",
      CHROMIUM_NOT_FOUND,
      FIREFOX_NOT_FOUND,
      ofBoth("it does not hold a JSON object"),
      (manifest, scratch) -> Files.writeString(manifest.file(), "")),
  NO_DESCRIPTION(
      "the manifest has no description",
      CHROMIUM_NOT_FOUND,
      FIREFOX_NOT_FOUND,
      ofBoth("it holds no description"),
      (manifest, scratch) -> manifest.remove("description")),
  ANOTHER_NAME(
      "the manifest names another host than its file name does",
      CHROMIUM_NOT_FOUND,
      FIREFOX_NOT_FOUND,
      ofBoth("it holds another name, 'com.tabagent.guest'"),
      (manifest, scratch) -> manifest.change("name", "com.tabagent.guest")),
  ANOTHER_TYPE(
      "the manifest's type is not stdio",
      CHROMIUM_NOT_FOUND,
      FIREFOX_NOT_FOUND,
      ofBoth("it holds another type, 'pipe'"),
      (manifest, scratch) -> manifest.change("type", "pipe")),
  UNKNOWN_KEY(
      "the manifest has a key that browsers do not know",
      NONE,
      FIREFOX_NOT_FOUND,
      ofFirefoxAlone("it holds an unknown key '_comment'"),
      (manifest, scratch) -> manifest.change("_comment", "Where the host is")),
  KEY_OF_THE_OTHER_BROWSER(
      "the manifest has the callers of both browsers",
      NONE,
      FIREFOX_NOT_FOUND,
      ofFirefoxAlone("it holds an unknown key 'allowed_origins'"),
      (manifest, scratch) -> manifest.change(otherKey(manifest.kind()), List.of())),
  CALLER_NOT_LISTED(
      "the manifest lists another extension",
      CHROMIUM_FORBIDDEN,
      FIREFOX_NOT_FOUND,
      ofBoth("does not list it"),
      (manifest, scratch) ->
          manifest.change(manifest.kind().callersKey(), List.of(stranger(manifest)))),
  CALLER_CUT_SHORT(
      "the extension is listed without its last character, in Chromium the slash",
      CHROMIUM_NOT_FOUND,
      FIREFOX_NOT_FOUND,
      ofEach("is not chrome-extension://ID/", "does not list it"),
      (manifest, scratch) -> {
        String caller = manifest.kind().caller();
        manifest.change(
            manifest.kind().callersKey(), List.of(caller.substring(0, caller.length() - 1)));
      }),
  CALLER_IS_A_WILDCARD(
      "the manifest would let every extension in",
      CHROMIUM_NOT_FOUND,
      FIREFOX_NOT_FOUND,
      ofBoth("a caller that is none"),
      (manifest, scratch) ->
          manifest.change(manifest.kind().callersKey(), List.of(wildcard(manifest.kind())))),
  PATH_IS_RELATIVE(
      "the manifest's path is relative",
      CHROMIUM_NOT_FOUND,
      FIREFOX_NOT_FOUND,
      ofBoth("it holds a path that is not absolute"),
      (manifest, scratch) -> manifest.change("path", "bin/tabagent-host")),
  PATH_LEADS_NOWHERE(
      "there is nothing at the manifest's path",
      CHROMIUM_NOT_FOUND,
      FIREFOX_UNEXPECTED,
      ofBoth("which is not there"),
      (manifest, scratch) -> manifest.change("path", scratch.resolve("gone").toString())),
  PATH_IS_A_FOLDER(
      "the manifest's path is a folder",
      CHROMIUM_EXITED_UNREAD,
      FIREFOX_UNEXPECTED,
      ofBoth("which is not a file"),
      (manifest, scratch) -> manifest.change("path", scratch.toString())),
  NOT_EXECUTABLE(
      "the program may not be executed",
      CHROMIUM_EXITED_UNREAD,
      FIREFOX_UNEXPECTED,
      ofBoth("may not be executed"),
      (manifest, scratch) -> {
        Path file = Files.writeString(scratch.resolve("plain"), "#!/bin/sh\ncat\n");
        manifest.change("path", file.toString());
      }),
  INTERPRETER_MISSING(
      "the script's interpreter is not on this machine",
      CHROMIUM_EXITED_UNREAD,
      FIREFOX_EXITED_UNREAD,
      ofBoth("its first line names none that is there"),
      (manifest, scratch) -> manifest.launch(scratch, "#!/nowhere/python3\n")),
  LAUNCHER_ALONE(
      "the launcher was copied without what belongs to it",
      CHROMIUM_EXITED_UNREAD,
      FIREFOX_EXITED_UNREAD,
      ofBoth("ended with exit code 1 before it answered"),
      (manifest, scratch) -> {
        Path launcher = Files.createDirectories(scratch.resolve("bin")).resolve("tabagent-host");
        Files.copy(Path.of(manifest.path()), launcher);
        manifest.change("path", launcher.toString());
      }),
  NO_JAVA(
      "the launcher finds no Java that it can use",
      CHROMIUM_EXITED_UNREAD,
      FIREFOX_EXITED_UNREAD,
      ofBoth("finds no Java where a browser starts it"),
      (manifest, scratch) ->
          manifest.launch(
              scratch,
              "#!/bin/sh\nTABAGENT_JAVA_HOME=/nowhere exec \"" + manifest.path() + "\" \"$@\"\n")),
  EXITS_AT_ONCE(
      "the program ends at once",
      CHROMIUM_EXITED_UNREAD,
      FIREFOX_EXITED_UNREAD,
      ofBoth("ended with exit code 3 before it answered"),
      (manifest, scratch) -> manifest.launch(scratch, "#!/bin/sh\nexit 3\n")),
  EXITS_AFTER_READING(
      "the program reads the message and ends",
      CHROMIUM_EXITED,
      FIREFOX_EXITED,
      ofBoth("ended with exit code 0 before it answered"),
      (manifest, scratch) -> manifest.launch(scratch, "#!/bin/sh\nhead -c 20 >/dev/null\n")),
  EXITS_WITHIN_A_FRAME(
      "the program ends in the middle of its answer",
      CHROMIUM_EXITED_UNREAD,
      FIREFOX_EXITED_UNREAD,
      ofBoth("ended with exit code 0 in the middle of its answer"),
      (manifest, scratch) ->
          manifest.launch(scratch, "#!/bin/sh\nprintf '\\100\\000\\000\\000{\"a\"'\n")),
  TALKS_ON_STANDARD_OUTPUT(
      "the program, or its Java, writes text among the frames",
      CHROMIUM_GARBLED,
      FIREFOX_GARBLED,
      ofBoth("takes it for a message of 1819043144 bytes"),
      (manifest, scratch) -> manifest.launch(scratch, "#!/bin/sh\necho Hello world\ncat >&2\n")),
  ANSWER_TOO_LARGE(
      "the program's answer is a byte above the limit",
      CHROMIUM_GARBLED,
      FIREFOX_TOO_LARGE,
      ofBoth("answers with a message of 1048577 bytes"),
      (manifest, scratch) ->
          manifest.launch(
              scratch,
              "#!/bin/sh\nprintf '\\001\\000\\020\\000'\nhead -c 1048577 /dev/zero | tr '\\0' ' '\ncat >&2\n")),
  ANSWER_IS_NO_JSON(
      "the program's answer is a frame without JSON in it",
      CHROMIUM_NO_JSON,
      FIREFOX_UNEXPECTED,
      ofBoth("Another program than this host answers"),
      (manifest, scratch) ->
          manifest.launch(scratch, "#!/bin/sh\nprintf '\\003\\000\\000\\000{a}'\ncat >&2\n")),
  NEVER_ANSWERS(
      "the program never answers",
      SILENCE,
      SILENCE,
      ofBoth("did not answer within 15 s"),
      (manifest, scratch) -> manifest.launch(scratch, "#!/bin/sh\ncat >/dev/null\n"));

  private final String summary;
  private final Complaint inChromium;
  private final Complaint inFirefox;
  private final DoctorSays doctor;
  private final Damage damage;

  BrokenInstallation(
      String summary, Complaint inChromium, Complaint inFirefox, DoctorSays doctor, Damage damage) {
    this.summary = summary;
    this.inChromium = inChromium;
    this.inFirefox = inFirefox;
    this.doctor = doctor;
    this.damage = damage;
  }

  /// What is wrong, in a few words.
  public String summary() {
    return summary;
  }

  /// What the extension gets to hear.
  public Complaint in(BrowserKind kind) {
    return switch (kind) {
      case CHROMIUM -> inChromium;
      case FIREFOX -> inFirefox;
    };
  }

  /// What the doctor has to find wrong, if it is wrong for this kind of browser.
  public Optional<String> doctor(BrowserKind kind) {
    return doctor.of(kind);
  }

  /// Breaks an installation that works.
  ///
  /// @param manifest where the host is registered
  /// @param scratch an empty folder for what a broken installation consists of
  public void breaks(HostManifest manifest, Path scratch) throws IOException {
    damage.doTo(manifest, scratch);
  }

  private static String otherKey(BrowserKind kind) {
    return switch (kind) {
      case CHROMIUM -> BrowserKind.FIREFOX.callersKey();
      case FIREFOX -> BrowserKind.CHROMIUM.callersKey();
    };
  }

  private static String stranger(HostManifest manifest) {
    return switch (manifest.kind()) {
      case CHROMIUM -> "chrome-extension://abcdefghijklmnopabcdefghijklmnop/";
      case FIREFOX -> "stranger@tabagent.example";
    };
  }

  private static String wildcard(BrowserKind kind) {
    return switch (kind) {
      case CHROMIUM -> "chrome-extension://*/";
      case FIREFOX -> "*";
    };
  }

  @FunctionalInterface
  private interface Damage {
    void doTo(HostManifest manifest, Path scratch) throws IOException;
  }
}
