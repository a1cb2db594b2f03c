package com.tabagent.lmstudio.adapter.nativemessaging.host;

import com.tabagent.lmstudio.adapter.nativemessaging.frame.Room;
import com.tabagent.lmstudio.adapter.nativemessaging.message.JoinedText;
import com.tabagent.lmstudio.adapter.nativemessaging.message.Parameters;
import com.tabagent.lmstudio.adapter.nativemessaging.message.RequestId;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/// The requests that come in parts and are not whole yet. For the reading thread.
///
/// A part that is refused ends its request: what was there is dropped, and the parts that were on
/// their way already are passed over without another word.
final class Assemblies {

  /// How many refused requests are remembered; the oldest is forgotten first.
  private static final int MOST_REFUSED = 32;

  private final Room room;
  private final Map<RequestId, Assembly> unfinished = new HashMap<>();
  private final Queue<RequestId> refused = new ArrayDeque<>();

  Assemblies(Room room) {
    this.room = room;
  }

  private static final class Assembly {
    private final JoinedText text;
    private int parts;

    private Assembly(JoinedText text) {
      this.text = text;
    }
  }

  /// What is whole now.
  ///
  /// @param taken how much of the [Room] it holds
  record Whole(JsonPayload text, int taken) {}

  boolean contains(RequestId id) {
    return unfinished.containsKey(id);
  }

  /// Whether a part belongs to a request that was refused. The first part begins a new one, and the
  /// last one ends the passing over.
  boolean passesOver(RequestId id, Parameters part) {
    boolean passedOver = refused.contains(id) && !isFirst(part);
    if (!passedOver || isLast(part)) {
      refused.remove(id);
    }
    return passedOver;
  }

  /// Adds a part to its request.
  ///
  /// @return the request if this was its last part
  /// @throws LmStudioException if the part is refused, and its request with it
  Optional<Whole> add(RequestId id, Parameters part) {
    try {
      return join(id, part);
    } catch (LmStudioException bad) {
      drop(id);
      if (!isLast(part)) {
        pass(id);
      }
      throw bad;
    }
  }

  /// Forgets an unfinished request.
  ///
  /// @return whether there was one
  boolean cancel(RequestId id) {
    boolean there = unfinished.containsKey(id);
    if (there) {
      drop(id);
      pass(id);
    }
    return there;
  }

  /// A part that cannot be read ends its request, whatever there was of it.
  void end(RequestId id, Parameters part) {
    if (!cancel(id)) {
      refuse(id, part);
    }
  }

  /// Makes sure that what else comes of a request that was refused is passed over.
  void refuse(RequestId id, Parameters part) {
    if (!isLast(part)) {
      pass(id);
    }
  }

  private Optional<Whole> join(RequestId id, Parameters part) {
    long index =
        part.integer("index", 0, Integer.MAX_VALUE).orElseThrow(() -> Parameters.missing("index"));
    boolean last = part.flag("last");
    JsonPayload data = part.rawText("data").orElseThrow(() -> Parameters.missing("data"));
    Assembly assembly = assembly(id);
    if (index != assembly.parts) {
      throw Parameters.bad(
          "Part "
              + index
              + " of the request "
              + id
              + " came where part "
              + assembly.parts
              + " was expected.");
    }
    assembly.text.append(data);
    assembly.parts++;
    if (!last) {
      return Optional.empty();
    }
    var whole = new Whole(assembly.text.whole(), assembly.text.capacity());
    unfinished.remove(id);
    return Optional.of(whole);
  }

  private Assembly assembly(RequestId id) {
    Assembly begun = unfinished.get(id);
    if (begun != null) {
      return begun;
    }
    if (unfinished.size() == JoinedText.MOST_UNFINISHED) {
      throw tooMany();
    }
    var assembly = new Assembly(new JoinedText(room));
    unfinished.put(id, assembly);
    return assembly;
  }

  private void drop(RequestId id) {
    Assembly dropped = unfinished.remove(id);
    if (dropped != null) {
      room.giveBack(dropped.text.capacity());
    }
  }

  private void pass(RequestId id) {
    if (!refused.contains(id)) {
      if (refused.size() == MOST_REFUSED) {
        refused.remove();
      }
      refused.add(id);
    }
  }

  private static boolean isFirst(Parameters part) {
    return says(() -> part.integer("index", 0, 0).isPresent());
  }

  private static boolean isLast(Parameters part) {
    return says(() -> part.flag("last"));
  }

  /// A field of the wrong type says nothing here; who joins the parts complains of it.
  private static boolean says(BooleanSupplier reading) {
    try {
      return reading.getAsBoolean();
    } catch (LmStudioException wrong) {
      return false;
    }
  }

  private static LmStudioException tooMany() {
    return new LmStudioException(
        Failure.of(
                FailureCode.BUSY,
                JoinedText.MOST_UNFINISHED
                    + " requests have been begun in parts and are unfinished.",
                Remedy.advice("Send the last part of one of them, or cancel it, then begin anew."))
            .with("retry_after_ms", 500L));
  }
}
