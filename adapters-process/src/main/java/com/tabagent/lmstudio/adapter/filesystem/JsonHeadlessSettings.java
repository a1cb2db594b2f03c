package com.tabagent.lmstudio.adapter.filesystem;

import com.tabagent.lmstudio.application.port.out.HeadlessSettings;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.HeadlessReport;
import com.tabagent.lmstudio.domain.installation.Installation;
import com.tabagent.lmstudio.domain.installation.KnownPlaces;
import com.tabagent.lmstudio.domain.installation.UserFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The three keys that have to do with running LM Studio without its window.
///
/// - `developer.enableLocalLLMService` in `preferences.json` is the one that this host's users were
///   told of. Nothing of LM Studio's own is known to read it.
/// - `enableLocalService` in `settings.json` is the switch "Enable Local LLM Service". Newer
///   versions keep the file in LM Studio's home, older ones in the app's data folder.
/// - `autoStartOnLaunch` in `http-server-config.json` brings the server up with the app. It is set
///   only where LM Studio has made that file: it belongs to the server's set-up, of which one key
///   alone would be a bad start.
///
/// Does not ask whether LM Studio runs; while it does, what is written here is lost when it ends.
public final class JsonHeadlessSettings implements HeadlessSettings {
  private static final String APP_SETTINGS = "settings.json";

  private final UserFolders user;

  public JsonHeadlessSettings(UserFolders user) {
    this.user = user;
  }

  @Override
  public HeadlessReport read(Installation installation) {
    var entries = new ArrayList<HeadlessReport.Entry>();
    for (HeadlessKey key : keys(installation.home())) {
      entries.add(key.entry());
    }
    return new HeadlessReport(entries);
  }

  /// Every file is understood before the first is written, and every new one is complete on the
  /// disk before the first takes its place.
  @Override
  public HeadlessReport write(Installation installation, boolean on) {
    Map<Path, byte[]> contents = new LinkedHashMap<>();
    for (HeadlessKey key : keys(installation.home())) {
      key.changed(on).ifPresent(content -> contents.put(key.file(), content));
    }
    replace(contents);
    return read(installation);
  }

  private static void replace(Map<Path, byte[]> contents) {
    try (var replacements = new FileReplacements()) {
      for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
        replacements.prepare(entry.getKey(), entry.getValue());
      }
      replacements.publish();
    } catch (IOException failed) {
      throw new LmStudioException(
          Failure.of(
              FailureCode.INTERNAL,
              "LM Studio's settings could not be written: " + contents.keySet(),
              Remedy.advice(
                  "Make sure that you may write these files and that the disk has room.")),
          failed);
    }
  }

  private List<HeadlessKey> keys(Path home) {
    return List.of(
        new HeadlessKey(
            home.resolve("preferences.json"),
            "developer.enableLocalLLMService",
            "headless mode as this host's documentation names it; LM Studio itself is not known to"
                + " read it",
            true),
        new HeadlessKey(
            appSettings(home),
            "enableLocalService",
            "LM Studio's own switch \"Enable Local LLM Service\": runs without a window, from login"
                + " on",
            true),
        new HeadlessKey(
            home.resolve(".internal").resolve(ServerFiles.SETTINGS),
            "autoStartOnLaunch",
            "the server comes up together with LM Studio",
            false));
  }

  private Path appSettings(Path home) {
    Path settings = home.resolve(APP_SETTINGS);
    if (settings.toFile().exists()) {
      return settings;
    }
    return KnownPlaces.appData(user)
        .map(folder -> folder.resolve(APP_SETTINGS))
        .filter(older -> older.toFile().exists())
        .orElse(settings);
  }
}
