package com.tabagent.lmstudio.domain.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The server's models in the server's order, and the rules by which one of them is chosen.
public record ModelList(List<Model> models) {

  public ModelList {
    models = List.copyOf(models);
  }

  /// What is in memory: a model that can chat before one that cannot.
  public Optional<String> current() {
    return first(model -> model.loaded() && canChat(model)).or(() -> first(Model::loaded));
  }

  /// Who answers a chat that names no model: the first loaded one that can, else the first listed
  /// one that can (the server loads it on demand).
  public Optional<String> forChat() {
    return first(model -> model.loaded() && canChat(model)).or(() -> first(ModelList::canChat));
  }

  private static boolean canChat(Model model) {
    return model.kind() != Model.Kind.EMBEDDING;
  }

  private Optional<String> first(Predicate<Model> wanted) {
    return models.stream().filter(wanted).map(Model::id).findFirst();
  }
}
