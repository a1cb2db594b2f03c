package com.tabagent.lmstudio.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/// The part of the JDK that answers from what it is given, and asks neither machine nor clock.
final class JdkValues {
  private static final Set<String> PACKAGES =
      Set.of(
          "java.lang",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          "java.time",
          "java.nio.charset",
          "org.jspecify.annotations");

  /// The name of a file is a value, as long as nobody asks the disk about it.
  private static final Set<String> CLASSES =
      Set.of("java.nio.file.Path", "java.nio.file.InvalidPathException");

  private static final Set<String> WAYS_OUT =
      Set.of(
          "java.lang.System",
          "java.lang.Runtime",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.Thread",
          "java.lang.ThreadGroup",
          "java.lang.ThreadLocal",
          "java.lang.ClassLoader",
          "java.time.Clock",
          "java.time.InstantSource",
          "java.util.Date",
          "java.util.Random",
          "java.util.Scanner",
          "java.util.ServiceLoader",
          "java.util.Timer",
          "java.util.TimerTask");

  /// Those classes that make threads. A use case gets an executor from outside.
  private static final Set<String> THREAD_MAKERS =
      Set.of(
          "java.util.concurrent.Executors",
          "java.util.concurrent.ExecutorService",
          "java.util.concurrent.ForkJoinPool",
          "java.util.concurrent.ScheduledExecutorService",
          "java.util.concurrent.StructuredTaskScope",
          "java.util.concurrent.ThreadFactory",
          "java.util.concurrent.ThreadPoolExecutor");

  static final DescribedPredicate<JavaClass> OF_THE_DOMAIN =
      describe("are JDK values", type -> isValue(type.getBaseComponentType()));

  static final DescribedPredicate<JavaClass> OF_THE_APPLICATION =
      describe(
          "are JDK values or coordinate threads",
          type -> isValue(type.getBaseComponentType()) || coordinates(type.getBaseComponentType()));

  /// Methods of values that look outside all the same.
  static final DescribedPredicate<JavaAccess<?>> LOOKING_OUTSIDE =
      describe(
          "asks the machine or the clock",
          access -> looksOutside(access.getTargetOwner().getName(), access.getTarget().getName()));

  private JdkValues() {}

  private static boolean isValue(JavaClass type) {
    return type.isPrimitive()
        || CLASSES.contains(type.getName())
        || (PACKAGES.contains(type.getPackageName())
            && !WAYS_OUT.contains(Tree.outermost(type).getName()));
  }

  private static boolean coordinates(JavaClass type) {
    return type.isEquivalentTo(Thread.class)
        || (type.getPackageName().matches("java\\.util\\.concurrent(\\.locks|\\.atomic)?")
            && !THREAD_MAKERS.contains(Tree.outermost(type).getName()));
  }

  private static boolean looksOutside(String owner, String method) {
    return switch (owner) {
      case "java.nio.file.Path" ->
          Set.of("toRealPath", "toAbsolutePath", "toFile", "register").contains(method);
      case "java.lang.Boolean" -> method.equals("getBoolean");
      case "java.lang.Integer" -> method.equals("getInteger");
      case "java.lang.Long" -> method.equals("getLong");
      case "java.util.Locale", "java.util.TimeZone" -> method.equals("getDefault");
      case "java.time.ZoneId" -> method.equals("systemDefault");
      case "java.nio.charset.Charset" -> method.equals("defaultCharset");
      case "java.util.UUID" -> method.equals("randomUUID");
      default -> owner.startsWith("java.time.") && method.equals("now");
    };
  }
}
