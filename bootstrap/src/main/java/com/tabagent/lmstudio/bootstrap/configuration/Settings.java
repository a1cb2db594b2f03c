package com.tabagent.lmstudio.bootstrap.configuration;

import com.tabagent.lmstudio.domain.server.AutoStart;
import com.tabagent.lmstudio.domain.server.Endpoint;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Turns the texts of settings into a configuration, and gathers what is wrong with them.
final class Settings {
  private final Map<String, Setting> given;
  private final Mistakes mistakes;

  /// Takes what was found.
  ///
  /// @param given the settings by key
  /// @param mistakes what has been found wrong already; more is added
  Settings(Map<String, Setting> given, Mistakes mistakes) {
    this.given = given;
    this.mistakes = mistakes;
  }

  /// A setting as it was found.
  ///
  /// @param source where, as a user would name it
  /// @param texts what it says: one text, or for a list any number
  record Setting(String source, List<String> texts) {}

  /// The settings as values; what is not given is as documented.
  ///
  /// @throws ConfigurationException if anything is wrong
  HostConfiguration configuration(Path defaultLogFile) throws ConfigurationException {
    var configuration =
        new HostConfiguration(
            one("api_endpoint", Settings::endpoint),
            one("api_token", Settings::token),
            Optional.ofNullable(given.get("allowed_extensions")).map(this::extensions),
            one("auto_start", text -> choice(AutoStart.values(), AutoStart::settingName, text))
                .orElse(AutoStart.ON_START),
            traffic(),
            one("log_level", text -> choice(LogLevel.values(), LogLevel::settingName, text))
                .orElse(LogLevel.INFO),
            one("log_file", Settings::absolutePath).orElse(defaultLogFile));
    mistakes.throwIfAny();
    return configuration;
  }

  private TrafficLimits traffic() {
    TrafficLimits usual = TrafficLimits.DEFAULT;
    long day = Duration.ofDays(1).toMillis();
    return new TrafficLimits(
        number("max_requests", 1, 1_000).map(Long::intValue).orElse(usual.requests()),
        number("max_requests_per_model", 1, 100).map(Long::intValue).orElse(usual.perModel()),
        millis("connect_timeout_ms", 1, 60_000).orElse(usual.connect()),
        millis("first_byte_timeout_ms", 1_000, day).orElse(usual.firstByte()),
        millis("between_bytes_timeout_ms", 1_000, day).orElse(usual.betweenBytes()),
        millis("waiting_interval_ms", 50, 600_000).orElse(usual.waitingInterval()));
  }

  private Optional<Duration> millis(String key, long least, long most) {
    return number(key, least, most).map(Duration::ofMillis);
  }

  private Optional<Long> number(String key, long least, long most) {
    return one(key, text -> wholeNumber(text, least, most));
  }

  private static long wholeNumber(String text, long least, long most) {
    long number = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "'" + Mistakes.shown(text) + "' is not a whole number from " + least + " to " + most);
    }
    return number;
  }

  private <T> Optional<T> one(String key, Function<String, T> reading) {
    Setting setting = given.get(key);
    if (setting == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.apply(setting.texts().getFirst()));
    } catch (IllegalArgumentException wrong) {
      mistakes.add(key + " in " + setting.source() + ": " + wrong.getMessage() + ".");
      return Optional.empty();
    }
  }

  private List<String> extensions(Setting setting) {
    var ids = new ArrayList<String>();
    for (String id : setting.texts()) {
      if (id.isBlank() || id.length() > 255) {
        mistakes.add(
            "allowed_extensions in "
                + setting.source()
                + ": '"
                + Mistakes.shown(id)
                + "' is not the id of an extension (32 letters for Chromium, such as name@example.org for Firefox).");
      }
      ids.add(id.strip());
    }
    return List.copyOf(ids);
  }

  /// Who writes a user and a password into an address must not find them in a log.
  private static Endpoint endpoint(String text) {
    String sample = "one looks like " + Endpoint.DEFAULT;
    if (text.indexOf('@') >= 0) {
      throw new IllegalArgumentException("an address has no user and no password; " + sample);
    }
    try {
      return Endpoint.parse(text);
    } catch (IllegalArgumentException wrong) {
      String shown = Mistakes.shown(text);
      throw new IllegalArgumentException(
          shown.equals(text)
              ? wrong.getMessage()
              : "'" + shown + "' is not the address of a server; " + sample,
          wrong);
    }
  }

  /// Its value is not shown: half a token is a secret too.
  private static String token(String text) {
    if (text.isBlank() || text.length() > 500 || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "an API token is up to 500 letters, digits and signs without spaces, such as LM Studio shows it");
    }
    return text;
  }

  private static Path absolutePath(String text) {
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException notAPath) {
      throw new IllegalArgumentException("'" + Mistakes.shown(text) + "' is not a path", notAPath);
    }
    throw new IllegalArgumentException("'" + Mistakes.shown(text) + "' is not an absolute path");
  }

  private static <T> T choice(T[] all, Function<T, String> name, String text) {
    var names = new ArrayList<String>();
    for (T one : all) {
      if (name.apply(one).equals(text)) {
        return one;
      }
      names.add(name.apply(one));
    }
    throw new IllegalArgumentException(
        "'" + Mistakes.shown(text) + "' is not one of " + String.join(", ", names));
  }
}
