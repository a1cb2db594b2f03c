package com.tabagent.lmstudio.simulator.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// One JSON value being written.
final class JsonText {
  private final StringBuilder text = new StringBuilder();
  private final boolean indented;
  private int depth;

  private JsonText(boolean indented) {
    this.indented = indented;
  }

  static String compact(Object value) {
    return new JsonText(false).add(value).text.toString();
  }

  static String pretty(Object value) {
    return new JsonText(true).add(value).text.toString();
  }

  private JsonText add(Object value) {
    switch (value) {
      case JsonObject object -> addObject(object.members());
      case List<?> list -> addArray(list);
      case String string -> addString(string);
      case Number number -> text.append(number);
      case Boolean flag -> text.append(flag);
      case Json.Null _ -> text.append("null");
      default -> throw new IllegalArgumentException("no JSON value: " + value.getClass());
    }
    return this;
  }

  private void addObject(Map<String, Object> members) {
    text.append('{');
    Iterator<Map.Entry<String, Object>> left = members.entrySet().iterator();
    open(left.hasNext());
    while (left.hasNext()) {
      Map.Entry<String, Object> member = left.next();
      addString(member.getKey());
      text.append(indented ? ": " : ":");
      add(member.getValue());
      next(left.hasNext());
    }
    text.append('}');
  }

  private void addArray(List<?> list) {
    text.append('[');
    Iterator<?> left = list.iterator();
    open(left.hasNext());
    while (left.hasNext()) {
      add(left.next());
      next(left.hasNext());
    }
    text.append(']');
  }

  private void open(boolean filled) {
    if (filled) {
      depth++;
      newLine();
    }
  }

  private void next(boolean more) {
    if (more) {
      text.append(',');
    } else {
      depth--;
    }
    newLine();
  }

  private void newLine() {
    if (indented) {
      text.append('\n').repeat("  ", depth);
    }
  }

  private void addString(String string) {
    text.append('"').append(JsonStringEncoder.getInstance().quoteAsString(string)).append('"');
  }
}
