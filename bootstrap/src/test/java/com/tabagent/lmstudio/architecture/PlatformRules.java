package com.tabagent.lmstudio.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.Set;

/// Which part of the JDK's dealings with machine, clock and threads may be seen from where.
final class PlatformRules {

  /// What is not on the classpath of a user's day: it plays a machine, with all that takes.
  private static final String SIMULATOR = "simulator";

  private static final Set<String> ASYNCHRONOUS =
      Set.of("completeOnTimeout", "delayedExecutor", "orTimeout", "runAsync", "supplyAsync");

  private PlatformRules() {}

  static ArchRule coreAsksNobody(Tree tree) {
    return noClasses()
        .that()
        .resideInAnyPackage(tree.packages(Tree.CORE))
        .should()
        .accessTargetWhere(JdkValues.LOOKING_OUTSIDE)
        .because("the same question has the same answer on every machine, at every time");
  }

  static ArchRule applicationOwnsNoThreads(Tree tree) {
    return noClasses()
        .that()
        .resideInAPackage(tree.packages("application")[0])
        .should()
        .accessTargetWhere(
            describe("makes, ends or delays a thread", PlatformRules::managesThreads))
        .because(
            "threads belong to who drives the product; a use case may restore an interrupt that it has caught, no"
                + " more");
  }

  private static boolean managesThreads(JavaAccess<?> access) {
    String method = access.getTarget().getName();
    return switch (access.getTargetOwner().getName()) {
      case "java.lang.Thread" -> !Set.of("currentThread", "interrupt").contains(method);
      case "java.util.concurrent.TimeUnit" -> method.equals("sleep");
      case "java.util.concurrent.CompletableFuture" -> ASYNCHRONOUS.contains(method);
      default -> false;
    };
  }

  static ArchRule processesAreStartedWhereNamed(Tree tree) {
    // The rehearsal for the start-up cache and the demonstration run this very host as a browser.
    return outside(tree, "adapter.process", "bootstrap.startup", "bootstrap.demo", SIMULATOR)
        .should()
        .accessTargetWhere(
            describe(
                "starts a process",
                access ->
                    is(access, ProcessBuilder.class)
                        || (is(access, Runtime.class)
                            && access.getTarget().getName().equals("exec"))))
        .because("what a process inherits and who ends it is decided in few places");
  }

  static ArchRule consoleIsTouchedWhereNamed(Tree tree) {
    return noClasses()
        .that(
            resideInAPackage(tree.everything())
                .and(not(tree.classes("bootstrap.Main")))
                .and(not(tree.within("bootstrap.cli", SIMULATOR))))
        .should()
        .accessTargetWhere(
            describe("touches the process's own streams", PlatformRules::touchesTheConsole))
        .because("standard output belongs to the frames: one stray line ends the connection");
  }

  private static boolean touchesTheConsole(JavaAccess<?> access) {
    return is(access, System.class)
        ? Set.of("out", "err", "in", "setOut", "setErr", "setIn", "console")
            .contains(access.getTarget().getName())
        : access.getTarget().getFullName().endsWith(".printStackTrace()");
  }

  static ArchRule loggingIsDoneInOnePlace(Tree tree) {
    return noClasses()
        .that(resideInAPackage(tree.everything()).and(not(tree.classes("bootstrap.host.FileLog"))))
        .should()
        .dependOnClassesThat(
            describe(
                "write a log",
                type ->
                    type.getName()
                        .matches("java\\.util\\.logging\\..*|java\\.lang\\.System\\$Logger.*")))
        .because("what is noted, and what never, is decided in one class");
  }

  static ArchRule onlyThePacerSleeps(Tree tree) {
    return noClasses()
        .that(
            resideInAPackage(tree.everything())
                .and(not(tree.classes("bootstrap.wiring.SystemPacer")))
                .and(not(tree.within(SIMULATOR))))
        .should()
        .accessTargetWhere(
            describe(
                "sleeps",
                access -> access.getTarget().getName().matches("sleep|parkNanos|parkUntil")))
        .because(
            "whoever waits, waits for something; time itself passes in one class, which tests replace");
  }

  static ArchRule noQueuesBetweenThreads(Tree tree) {
    return outside(tree, SIMULATOR)
        .should()
        .dependOnClassesThat(
            describe(
                "hand things to another thread through a queue",
                type ->
                    type.isAssignableTo("java.util.concurrent.BlockingQueue")
                        || Tree.outermost(type).getName().equals("java.util.concurrent.Flow")))
        .because("a stream is pulled by who needs it; a queue would grow while a browser is slow");
  }

  private static GivenClassesConjunction outside(Tree tree, String... named) {
    DescribedPredicate<JavaClass> others =
        resideInAPackage(tree.everything()).and(not(tree.within(named)));
    return noClasses().that(others);
  }

  private static boolean is(JavaAccess<?> access, Class<?> owner) {
    return access.getTargetOwner().isEquivalentTo(owner);
  }
}
