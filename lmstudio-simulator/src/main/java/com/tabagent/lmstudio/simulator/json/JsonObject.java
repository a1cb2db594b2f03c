package com.tabagent.lmstudio.simulator.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A JSON object that keeps the order of its members. Values are of the kinds that [Json] names.
///
/// @param members never changes
public record JsonObject(Map<String, Object> members) {

  public static final JsonObject EMPTY = new JsonObject(Map.of());

  public JsonObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /// An object written down member by member.
  ///
  /// @param namesAndValues a name, its value, the next name, ...
  public static JsonObject of(Object... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      members.put((String) namesAndValues[at], namesAndValues[at + 1]);
    }
    return new JsonObject(members);
  }

  /// This object with one member set: in its old place if it was there, else at the end.
  public JsonObject with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(members);
    changed.put(name, value);
    return new JsonObject(changed);
  }

  public Optional<Object> value(String name) {
    return Optional.ofNullable(members.get(name)).filter(value -> value != Json.Null.NULL);
  }

  public Optional<String> text(String name) {
    return value(name).filter(String.class::isInstance).map(String.class::cast);
  }

  /// The member as an int, if it is a number.
  public OptionalInt number(String name) {
    return value(name).orElse("") instanceof Number number
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  /// Whether the member is `true`; an absent one is not.
  public boolean flag(String name) {
    return value(name).equals(Optional.of(true));
  }

  public Optional<JsonObject> object(String name) {
    return value(name).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  /// The elements of the member; none if it is no array.
  public List<?> array(String name) {
    return value(name).orElse("") instanceof List<?> list ? list : List.of();
  }

  /// Those elements of an array member that are objects.
  public List<JsonObject> objects(String name) {
    return array(name).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .toList();
  }

  @Override
  public String toString() {
    return Json.write(this);
  }
}
