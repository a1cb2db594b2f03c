package com.tabagent.lmstudio.adapter.nativemessaging.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.tabagent.lmstudio.adapter.nativemessaging.frame.FrameReader;
import com.tabagent.lmstudio.domain.exchange.JsonPayload;
import java.io.IOException;
import java.io.OutputStream;

/// How JSON is read and written here: strictly, and with every limit set on purpose.
final class JsonFormat {

  /// How deep arrays and objects may nest.
  static final int DEEPEST = 500;

  /// The longest name and the longest number: 1 MiB. Unlike texts they are decoded on the way.
  static final int LONGEST_WORD = 1024 * 1024;

  /// The frame has a limit of its own, so texts need none below it: an image travels as one text.
  /// What is not UTF-8 is no JSON here; a parser that guesses would take UTF-16 as well. And what
  /// is written ends where the code says so: half an object is not made to look whole.
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(FrameReader.LARGEST)
                  .maxNameLength(LONGEST_WORD)
                  .maxNumberLength(LONGEST_WORD)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private JsonFormat() {}

  static JsonParser parser(JsonPayload json) throws IOException {
    return FACTORY.createParser(json.array(), json.offset(), json.size());
  }

  static JsonGenerator generator(OutputStream out) throws IOException {
    return FACTORY.createGenerator(out);
  }
}
