package com.tabagent.lmstudio.simulator;

import com.tabagent.lmstudio.simulator.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The models of one running LM Studio: which are downloaded, which instances of them are loaded.
public final class ModelShelf {
  private final List<SimulatedModel> downloaded;
  private final boolean jit;
  private final List<Instance> loaded = new ArrayList<>();

  /// A model in memory.
  ///
  /// @param id the model's key, or `key:2` and so on for a further one
  /// @param onDemand whether a request had it loaded; the next one on demand takes its place
  record Instance(String id, SimulatedModel model, int context, boolean onDemand) {}

  /// Who answers a request.
  ///
  /// @param loadedNow whether it was loaded for it
  record Chosen(Instance instance, boolean loadedNow) {}

  private ModelShelf(List<SimulatedModel> downloaded, boolean jit) {
    this.downloaded = downloaded;
    this.jit = jit;
    downloaded.stream()
        .filter(SimulatedModel::loaded)
        .forEach(model -> add(model, model.maxContext(), false));
  }

  /// The models as they are when LM Studio has just been opened.
  public static ModelShelf of(ServerOptions options) {
    return new ModelShelf(options.models(), options.jit());
  }

  /// What `lms ps --json` tells: one object for each loaded instance.
  public List<JsonObject> describeLoaded() {
    return loaded().stream().map(ModelLists::cli).toList();
  }

  /// What `lms ls --json` tells: one object for each downloaded model.
  public List<JsonObject> describeDownloaded() {
    return downloaded.stream().map(ModelLists::cli).toList();
  }

  /// Loads one more instance of a model, as `lms load` does.
  ///
  /// @return the instance's id; empty if no such model is downloaded
  public Optional<String> load(String key) {
    return find(key).map(model -> load(model, model.maxContext()).id());
  }

  List<SimulatedModel> downloaded() {
    return downloaded;
  }

  synchronized List<Instance> loaded() {
    return List.copyOf(loaded);
  }

  List<Instance> loaded(SimulatedModel model) {
    return loaded().stream().filter(instance -> instance.model().equals(model)).toList();
  }

  /// What `/v1/models` tells: with just-in-time loading, all that could answer.
  List<SimulatedModel> offered() {
    return jit
        ? downloaded
        : downloaded.stream().filter(model -> !loaded(model).isEmpty()).toList();
  }

  Optional<SimulatedModel> find(String key) {
    return downloaded.stream().filter(model -> model.key().equals(key)).findFirst();
  }

  /// Who answers a request for `name`, by LM Studio's rules: the model of that name, loaded if need
  /// be; else whichever is the only one loaded, whatever its name.
  ///
  /// @throws ApiError if nobody can
  synchronized Chosen choose(Optional<String> name, boolean embedding) throws ApiError {
    Predicate<SimulatedModel> fits = model -> model.embeds() == embedding;
    List<Instance> candidates =
        loaded.stream().filter(instance -> fits.test(instance.model())).toList();
    Optional<Instance> named =
        name.flatMap(id -> candidates.stream().filter(one -> one.id().equals(id)).findFirst());
    if (named.isPresent()) {
      return new Chosen(named.get(), false);
    }
    Optional<SimulatedModel> loadable = name.flatMap(this::find).filter(fits).filter(_ -> jit);
    if (loadable.isPresent()) {
      return new Chosen(loadOnDemand(loadable.get()), true);
    }
    if (candidates.size() == 1) {
      return new Chosen(candidates.getFirst(), false);
    }
    throw refusal(name, !candidates.isEmpty());
  }

  private ApiError refusal(Optional<String> name, boolean someLoaded) {
    if (name.isEmpty() && someLoaded) {
      return ApiError.severalModels();
    }
    return jit && name.isPresent()
        ? ApiError.modelNotFound(name.get(), downloaded)
        : ApiError.noModelLoaded();
  }

  private Instance loadOnDemand(SimulatedModel model) {
    loaded.removeIf(instance -> instance.onDemand() && instance.model().type() == model.type());
    return add(model, model.maxContext(), true);
  }

  /// Loads one more instance, even if there is one already.
  synchronized Instance load(SimulatedModel model, int context) {
    return add(model, context, false);
  }

  private Instance add(SimulatedModel model, int context, boolean onDemand) {
    int number = 1;
    while (isLoaded(id(model, number))) {
      number++;
    }
    Instance instance = new Instance(id(model, number), model, context, onDemand);
    loaded.add(instance);
    return instance;
  }

  private boolean isLoaded(String id) {
    return loaded.stream().anyMatch(instance -> instance.id().equals(id));
  }

  private static String id(SimulatedModel model, int number) {
    return number == 1 ? model.key() : model.key() + ":" + number;
  }

  /// Takes an instance out of memory.
  ///
  /// @return whether there was such an instance
  public synchronized boolean unload(String id) {
    return loaded.removeIf(instance -> instance.id().equals(id));
  }
}
