package com.tabagent.lmstudio.adapter.http;

import com.tabagent.lmstudio.domain.model.Model;
import java.util.Optional;

/// LM Studio's three lists of models, the one that tells most first.
enum ModelRoute {
  /// LM Studio 0.4.0 and later. A model is loaded if it has instances, and is then named by one.
  NATIVE("/api/v1/models", "models") {
    @Override
    Optional<Model> model(ListedModel entry) {
      String id = entry.instance().isBlank() ? entry.key() : entry.instance();
      return named(id, entry.kind(), entry.hasInstances());
    }
  },

  /// LM Studio 0.3.6 and later.
  BETA("/api/v0/models", "data") {
    @Override
    Optional<Model> model(ListedModel entry) {
      return named(entry.id(), entry.kind(), entry.state().equals("loaded"));
    }
  },

  /// All versions. Lists what is downloaded, or only what is loaded, without saying which; the id
  /// alone tells an embedding model, as LM Studio puts the kind before it.
  OPENAI("/v1/models", "data") {
    @Override
    Optional<Model> model(ListedModel entry) {
      boolean embeds = entry.id().startsWith("text-embedding");
      return named(entry.id(), embeds ? Model.Kind.EMBEDDING : Model.Kind.UNKNOWN, false);
    }
  };

  private final String path;
  private final String listName;

  ModelRoute(String path, String listName) {
    this.path = path;
    this.listName = listName;
  }

  String path() {
    return path;
  }

  /// The field that holds the list.
  String listName() {
    return listName;
  }

  /// Empty if the entry names no model.
  abstract Optional<Model> model(ListedModel entry);

  private static Optional<Model> named(String id, Model.Kind kind, boolean loaded) {
    return id.isBlank() ? Optional.empty() : Optional.of(new Model(id, kind, loaded));
  }
}
