package com.tabagent.lmstudio.domain.registration;

import java.nio.file.Path;
import java.util.List;

/// What a browser has to read about this host before it starts it.
///
/// @param launcher what the browser starts; an absolute path
/// @param callers the extensions that may call, sorted, without repetition; at least one
public record Manifest(Engine engine, Path launcher, List<ExtensionId> callers) {

  /// The name under which browsers know the host.
  public static final String NAME = "com.tabagent.host";

  /// The name of the file; browsers that look into a folder want it to be the host's.
  public static final String FILE_NAME = NAME + ".json";

  /// Browsers refuse a manifest without a description, and show it to nobody.
  public static final String DESCRIPTION = "Connects browser extensions to LM Studio";

  /// The only way of talking that there is.
  public static final String TYPE = "stdio";

  public Manifest {
    for (ExtensionId id : callers) {
      if (id.engine() != engine) {
        throw new IllegalArgumentException(id.text() + " is an id of another kind of browser");
      }
    }
    callers = callers.stream().distinct().sorted().toList();
  }

  /// Whether it starts a host that lies in this folder.
  public boolean startsFrom(Path folder) {
    return launcher.normalize().startsWith(folder.normalize());
  }
}
