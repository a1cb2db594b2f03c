package com.tabagent.lmstudio.simulator.answers;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/// What the user said last, wherever an API puts it.
public final class Prompt {
  private Prompt() {}

  /// The last user message, `input` or `prompt` of a request; empty if there is none.
  public static String of(JsonObject request) {
    List<JsonObject> users =
        request.objects("messages").stream()
            .filter(message -> message.text("role").orElse("").equals("user"))
            .toList();
    if (!users.isEmpty()) {
      return content(users.getLast(), "content");
    }
    String input = content(request, "input");
    return input.isEmpty() ? content(request, "prompt") : input;
  }

  /// Text that is given as a string, or as parts of which some have text.
  private static String content(JsonObject holder, String member) {
    return holder
        .text(member)
        .orElseGet(
            () ->
                holder.array(member).stream()
                    .map(Prompt::part)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" ")));
  }

  private static String part(Object part) {
    return switch (part) {
      case String text -> text;
      case JsonObject object -> object.text("text").orElseGet(() -> content(object, "content"));
      default -> "";
    };
  }
}
