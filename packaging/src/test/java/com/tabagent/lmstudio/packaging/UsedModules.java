package com.tabagent.lmstudio.packaging;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.module.ModuleFinder;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which modules of the JDK are mentioned by compiled classes.
final class UsedModules {
  private static final Map<String, String> MODULE_OF_PACKAGE = new HashMap<>();

  static {
    for (var module : ModuleFinder.ofSystem().findAll()) {
      for (String name : module.descriptor().packages()) {
        MODULE_OF_PACKAGE.put(name, module.descriptor().name());
      }
    }
  }

  private final Map<String, Set<String>> users;

  /// @param users by module the classes that mention it; more are added
  UsedModules(Map<String, Set<String>> users) {
    this.users = users;
  }

  /// Reads a jar or a folder of classes.
  void addAllOf(Path entry) throws IOException {
    if (Files.isDirectory(entry)) {
      addBelow(entry);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(entry)) {
        addBelow(jar.getPath("/"));
      }
    }
  }

  private void addBelow(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      if (!file.endsWith("module-info.class")) {
        add(ClassFile.of().parse(Files.readAllBytes(file)));
      }
    }
  }

  private void add(ClassModel type) {
    String user = type.thisClass().asInternalName().replace('/', '.');
    for (var constant : type.constantPool()) {
      if (constant instanceof ClassEntry mentioned) {
        String module = MODULE_OF_PACKAGE.get(packageOf(mentioned.asInternalName()));
        if (module != null) {
          users.computeIfAbsent(module, _ -> new TreeSet<>()).add(user);
        }
      }
    }
  }

  /// An array is mentioned by what it holds: `[Ljava/util/List;`.
  private static String packageOf(String internalName) {
    String name = internalName.replaceFirst("^\\[+L?", "");
    int end = name.lastIndexOf('/');
    return end < 0 ? "" : name.substring(0, end).replace('/', '.');
  }
}
