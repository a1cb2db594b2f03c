package com.tabagent.lmstudio.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The Java that a self-contained copy brings has what the product and its libraries use, and no
/// more.
class RuntimeModulesTest {

  /// What a library can use and we never make it use, by module: the classes that mention it. They
  /// find out by themselves that it is not there.
  private static final Map<String, String> OPTIONAL =
      Map.of(
          "java.desktop", "com.fasterxml.jackson.databind.ext.Java7",
          "java.sql", "com.fasterxml.jackson.databind.",
          "java.xml", "com.fasterxml.jackson.databind.");

  @Test
  void hasTheModulesThatAreUsed() throws IOException {
    Map<String, Set<String>> users = new TreeMap<>();
    for (String entry : System.getProperty("runtime.class.path").split(File.pathSeparator, -1)) {
      new UsedModules(users).addAllOf(Path.of(entry));
    }

    Set<String> needed = new TreeSet<>();
    users.forEach(
        (module, classes) -> {
          String optionalFor = OPTIONAL.get(module);
          if (optionalFor == null
              || !classes.stream().allMatch(name -> name.startsWith(optionalFor))) {
            needed.add(module);
          }
        });

    assertThat(users.keySet())
        .as("not one exemption is out of date")
        .containsAll(OPTIONAL.keySet());
    assertThat(new HashSet<>(List.of(System.getProperty("runtime.modules").split(",", -1))))
        .as("runtime.modules in pom.xml; used by %s", users)
        .isEqualTo(needed);
  }
}
