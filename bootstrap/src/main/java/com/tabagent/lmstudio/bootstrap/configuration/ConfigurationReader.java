package com.tabagent.lmstudio.bootstrap.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.tabagent.lmstudio.bootstrap.configuration.Settings.Setting;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Reads the settings: the file if there is one, and over it the environment. On the way of every
/// start, so the file is read as a stream of tokens, and nothing is read twice.
public final class ConfigurationReader {
  private static final int LARGEST_FILE = 1024 * 1024;
  private static final int MOST_LISTED = 1_000;

  /// Which environment variable stands over which key.
  private static final Map<String, String> VARIABLES = variables();

  private final ConfigurationPlaces places;
  private final Map<String, String> environment;

  public ConfigurationReader(ConfigurationPlaces places, Map<String, String> environment) {
    this.places = places;
    this.environment = environment;
  }

  private static Map<String, String> variables() {
    var variables = new LinkedHashMap<String, String>();
    variables.put("LM_API_TOKEN", "api_token");
    variables.put("TABAGENT_API_TOKEN", "api_token");
    variables.put("TABAGENT_API_ENDPOINT", "api_endpoint");
    variables.put("TABAGENT_ALLOWED_EXTENSIONS", "allowed_extensions");
    variables.put("TABAGENT_AUTO_START", "auto_start");
    variables.put("TABAGENT_MAX_REQUESTS", "max_requests");
    variables.put("TABAGENT_MAX_REQUESTS_PER_MODEL", "max_requests_per_model");
    variables.put("TABAGENT_CONNECT_TIMEOUT_MS", "connect_timeout_ms");
    variables.put("TABAGENT_FIRST_BYTE_TIMEOUT_MS", "first_byte_timeout_ms");
    variables.put("TABAGENT_BETWEEN_BYTES_TIMEOUT_MS", "between_bytes_timeout_ms");
    variables.put("TABAGENT_WAITING_INTERVAL_MS", "waiting_interval_ms");
    variables.put("TABAGENT_LOG_LEVEL", "log_level");
    variables.put("TABAGENT_LOG_FILE", "log_file");
    return variables;
  }

  /// The configuration in force.
  ///
  /// @throws ConfigurationException naming everything that is wrong with it
  public HostConfiguration read() throws ConfigurationException {
    var given = new HashMap<String, Setting>();
    var mistakes = new Mistakes();
    if (places.ignoresConfigVariable()) {
      String named = environment.getOrDefault("TABAGENT_CONFIG", "");
      mistakes.add("TABAGENT_CONFIG: '" + Mistakes.shown(named) + "' is not an absolute path.");
    }
    Path file = places.configFile();
    try {
      readFile(file, given, mistakes);
    } catch (NoSuchFileException none) {
      places
          .namedConfigFile()
          .ifPresent(named -> mistakes.add("TABAGENT_CONFIG: there is no file " + named + "."));
    } catch (IOException unreadable) {
      mistakes.add(file + " cannot be read as JSON: " + reason(unreadable) + ".");
    }
    VARIABLES.forEach((variable, key) -> readVariable(variable, key, given));
    return new Settings(given, mistakes).configuration(places.logFile());
  }

  private void readVariable(String variable, String key, Map<String, Setting> given) {
    String value = environment.get(variable);
    if (value != null && !value.isBlank()) {
      List<String> texts =
          key.equals("allowed_extensions")
              ? List.of(value.strip().split("[,\\s]+"))
              : List.of(value);
      given.put(key, new Setting("the environment variable " + variable, texts));
    }
  }

  private static void readFile(Path file, Map<String, Setting> given, Mistakes mistakes)
      throws IOException {
    byte[] bytes = bytes(file);
    try (JsonParser json = new JsonFactory().createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        mistakes.add(file + " must hold one JSON object.");
        return;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        readKey(json, file, given, mistakes);
      }
      if (json.nextToken() != null) {
        mistakes.add(file + " must hold one JSON object and nothing behind it.");
      }
    }
  }

  private static void readKey(
      JsonParser json, Path file, Map<String, Setting> given, Mistakes mistakes)
      throws IOException {
    String key = json.currentName();
    boolean isList = key.equals("allowed_extensions");
    JsonToken value = json.nextToken();
    if (!VARIABLES.containsValue(key)) {
      mistakes.add(
          "'"
              + Mistakes.shown(key)
              + "' in "
              + file
              + " is not a setting; there are "
              + knownKeys()
              + ".");
      json.skipChildren();
    } else if (isList && value == JsonToken.START_ARRAY) {
      given.put(key, new Setting(file.toString(), texts(json, file, mistakes)));
    } else if (!isList && isScalarFor(key, value)) {
      given.put(key, new Setting(file.toString(), List.of(json.getText())));
    } else {
      String said = key.equals("api_token") ? "." : ", not " + shown(json) + ".";
      mistakes.add(key + " in " + file + " must be " + wanted(key, isList) + said);
      json.skipChildren();
    }
  }

  /// A number may also be written as a text, as in the environment.
  private static boolean isScalarFor(String key, JsonToken value) {
    return value == JsonToken.VALUE_STRING
        || (isNumber(key) && value == JsonToken.VALUE_NUMBER_INT);
  }

  private static boolean isNumber(String key) {
    return key.startsWith("max_") || key.endsWith("_ms");
  }

  private static String wanted(String key, boolean isList) {
    return isList ? "a list of texts" : isNumber(key) ? "a whole number" : "a text";
  }

  private static List<String> texts(JsonParser json, Path file, Mistakes mistakes)
      throws IOException {
    var texts = new ArrayList<String>();
    String list = "allowed_extensions in " + file;
    int listed = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      listed++;
      if (listed == MOST_LISTED + 1) {
        mistakes.add(list + " must hold at most " + MOST_LISTED + " texts.");
      } else if (listed <= MOST_LISTED && json.currentToken() == JsonToken.VALUE_STRING) {
        texts.add(json.getText());
      } else if (listed <= MOST_LISTED) {
        mistakes.add(list + " must hold texts only, not " + shown(json) + ".");
      }
      json.skipChildren();
    }
    return texts;
  }

  /// What stands in a wrong place.
  private static String shown(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_ARRAY -> "a list";
      case START_OBJECT -> "an object";
      case VALUE_STRING -> "'" + Mistakes.shown(json.getText()) + "'";
      default -> Mistakes.shown(json.getText());
    };
  }

  private static byte[] bytes(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new IOException("it is larger than " + LARGEST_FILE + " bytes");
      }
      return bytes;
    }
  }

  private static String knownKeys() {
    return String.join(", ", new TreeSet<>(VARIABLES.values()));
  }

  /// The parser's own words would quote the file, tokens included.
  private static String reason(IOException unreadable) {
    if (unreadable instanceof JsonProcessingException broken && broken.getLocation() != null) {
      return "it breaks in line " + broken.getLocation().getLineNr();
    }
    if (unreadable instanceof AccessDeniedException) {
      return "it may not be read";
    }
    return unreadable.getMessage() == null
        ? unreadable.getClass().getSimpleName()
        : unreadable.getMessage();
  }
}
