package com.tabagent.lmstudio.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.tabagent.lmstudio.domain.model.Model.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelListTest {
  private static final Model LOADED = new Model("loaded", Kind.LANGUAGE, true);
  private static final Model ALSO_LOADED = new Model("also-loaded", Kind.LANGUAGE, true);
  private static final Model IDLE = new Model("idle", Kind.LANGUAGE, false);
  private static final Model UNKNOWN = new Model("unknown", Kind.UNKNOWN, false);
  private static final Model EMBEDDER = new Model("embedder", Kind.EMBEDDING, true);
  private static final Optional<String> NONE = Optional.empty();

  static Stream<Arguments> lists() {
    return Stream.of(
        argumentSet("nothing", List.of(), NONE, NONE),
        argumentSet("nothing loaded", List.of(IDLE, UNKNOWN), NONE, Optional.of("idle")),
        argumentSet("kind unknown", List.of(UNKNOWN, IDLE), NONE, Optional.of("unknown")),
        argumentSet("embedder", List.of(EMBEDDER), Optional.of("embedder"), NONE),
        argumentSet(
            "embedder and idle",
            List.of(EMBEDDER, IDLE),
            Optional.of("embedder"),
            Optional.of("idle")),
        argumentSet(
            "loaded after others",
            List.of(EMBEDDER, IDLE, LOADED, ALSO_LOADED),
            Optional.of("loaded"),
            Optional.of("loaded")));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void whatIsLoadedComesFirstAndAnEmbedderNeverChats(
      List<Model> models, Optional<String> current, Optional<String> forChat) {
    var list = new ModelList(models);

    assertThat(list.current()).isEqualTo(current);
    assertThat(list.forChat()).isEqualTo(forChat);
  }

  @Test
  void aModelNeedsAnId() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Model(" ", Kind.LANGUAGE, true));
  }
}
