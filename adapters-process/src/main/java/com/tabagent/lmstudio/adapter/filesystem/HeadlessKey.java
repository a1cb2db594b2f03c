package com.tabagent.lmstudio.adapter.filesystem;

import com.tabagent.lmstudio.domain.failure.Failure;
import com.tabagent.lmstudio.domain.failure.FailureCode;
import com.tabagent.lmstudio.domain.failure.LmStudioException;
import com.tabagent.lmstudio.domain.failure.Remedy;
import com.tabagent.lmstudio.domain.installation.HeadlessReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// One key in one of LM Studio's files. Of such a file, which may hold tokens, nothing but this
/// key's value gets out: no other value, and no parser's message, which would quote the text.
///
/// @param key with dots between its parts
/// @param inNewFile whether the file is made where it is missing
record HeadlessKey(Path file, String key, String meaning, boolean inNewFile) {

  /// What Notepad and PowerShell may put in front of a file.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /// A file that cannot be read says nothing.
  HeadlessReport.Entry entry() {
    return new HeadlessReport.Entry(file, key, meaning, value());
  }

  private Optional<Boolean> value() {
    Optional<byte[]> content = BoundedFile.readIfThere(file);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      String text = decoded(content.get());
      return JsonObjectText.parse(text.substring(markLength(text)))
          .value(key)
          .flatMap(HeadlessKey::flag);
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private static Optional<Boolean> flag(String value) {
    return switch (value) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /// The file's new content; empty if it is to be left alone, because it says so already or because
  /// there is none.
  ///
  /// @throws LmStudioException with BAD_REQUEST if the file is not a JSON object, INTERNAL if it
  ///   cannot be read
  Optional<byte[]> changed(boolean on) {
    String old;
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      old = text();
    } else if (inNewFile) {
      old = "{}\n";
    } else {
      return Optional.empty();
    }
    String changed = changed(old, on);
    return changed.equals(old)
        ? Optional.empty()
        : Optional.of(changed.getBytes(StandardCharsets.UTF_8));
  }

  private String changed(String old, boolean on) {
    int begin = markLength(old);
    try {
      JsonObjectText object = JsonObjectText.parse(old.substring(begin));
      return old.substring(0, begin) + object.with(key, Boolean.toString(on));
    } catch (IOException notJson) {
      throw unusable();
    }
  }

  private String text() {
    Optional<byte[]> content;
    try {
      content = BoundedFile.read(file);
    } catch (IOException unreadable) {
      throw new LmStudioException(
          Failure.of(
              FailureCode.INTERNAL,
              file + " cannot be read. Nothing was changed.",
              Remedy.advice("Make sure that " + file + " is a file that you may read.")),
          unreadable);
    }
    try {
      return decoded(content.orElseThrow(this::unusable));
    } catch (IOException notText) {
      throw unusable();
    }
  }

  private static String decoded(byte[] content) throws IOException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
  }

  private static int markLength(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
  }

  /// Without its cause, which would carry a piece of the file into the log.
  private LmStudioException unusable() {
    return new LmStudioException(
        Failure.of(
            FailureCode.BAD_REQUEST,
            file + " is not a JSON object that can take " + key + ". Nothing was changed.",
            Remedy.advice("Repair or remove " + file + ", then try again.")));
  }
}
