package com.tabagent.lmstudio.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/// Which library may be seen from where.
final class LibraryRules {

  private LibraryRules() {}

  static ArchRule okHttpStaysInItsAdapter(Tree tree) {
    return only(tree, tree.within("adapter.http"), "okhttp3..", "okio..", "kotlin..")
        .because("how HTTP is spoken is the business of one adapter");
  }

  static ArchRule jacksonStaysAtTheEdges(Tree tree) {
    return only(
            tree,
            // The settings are a JSON file, and reading it is bootstrap's own edge to the outside.
            tree.within("adapter", "bootstrap.configuration", "simulator"),
            "com.fasterxml.jackson..")
        .because("JSON is how the outside writes things down; inside there are values and bytes");
  }

  static ArchRule jsonIsNeverATree(Tree tree) {
    return only(
            tree,
            // The stand-in owns the bodies that it writes, and nobody waits for it to start.
            tree.within("simulator"),
            "com.fasterxml.jackson.databind..")
        .because("a tree does not give back the bytes that came, and takes long to load");
  }

  static ArchRule guiceStaysInModules(Tree tree) {
    return only(
            tree,
            tree.within("bootstrap.wiring")
                .or(
                    describe(
                        "are modules",
                        type -> Tree.outermost(type).getSimpleName().endsWith("Module"))),
            "com.google.inject..",
            "jakarta.inject..",
            "javax.inject..")
        .because("objects are put together in one place; the rest has constructors");
  }

  static ArchRule picocliStaysInTheCommandLine(Tree tree) {
    return only(tree, tree.within("bootstrap.cli"), "picocli..")
        .because("a browser that starts the host must not load a command line");
  }

  static ArchRule thereIsNoOtherLibrary(Tree tree) {
    return classes()
        .that()
        .resideInAPackage(tree.everything())
        .should()
        .onlyDependOnClassesThat(
            describe(
                "are of the JDK, of the product or of its five libraries",
                type -> isKnown(tree, type.getBaseComponentType())))
        .because(
            "every library is loaded, shipped, licensed and updated; a new one wants a decision, and a rule that says"
                + " where it may be seen");
  }

  private static boolean isKnown(Tree tree, JavaClass type) {
    return type.isPrimitive()
        || resideInAnyPackage(
                tree.everything(),
                "java..",
                "javax.net..",
                "org.jspecify.annotations..",
                "com.fasterxml.jackson..",
                "com.google.inject..",
                "okhttp3..",
                "okio..",
                "kotlin..",
                "picocli..")
            .test(type);
  }

  private static ArchRule only(
      Tree tree, DescribedPredicate<JavaClass> allowed, String... libraries) {
    return noClasses()
        .that(resideInAPackage(tree.everything()).and(not(allowed)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }
}
