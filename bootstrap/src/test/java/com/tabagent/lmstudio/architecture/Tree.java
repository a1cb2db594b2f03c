package com.tabagent.lmstudio.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

/// A tree of packages that the rules speak of. The product is one; another, of the same shape,
/// holds classes that are wrong on purpose, so that every rule can be seen to fail.
///
/// @param base the package that everything lies in
record Tree(String base) {
  static final Tree PRODUCT = new Tree("com.tabagent.lmstudio");
  static final Tree VIOLATIONS = new Tree("com.tabagent.lmstudio.architecture.violations");

  static final String[] CORE = {"domain", "application"};

  /// The browser's side has two halves: messages drive the product, manifests are written by it.
  static final String MANIFESTS = "adapter.nativemessaging.registration";

  static final String[] DRIVEN = {
    "adapter.filesystem", "adapter.process", "adapter.http", MANIFESTS
  };

  /// Names of packages below the base, as patterns that include what lies below them.
  String[] packages(String... names) {
    return Stream.of(names).map(name -> base + "." + name + "..").toArray(String[]::new);
  }

  String everything() {
    return base + "..";
  }

  DescribedPredicate<JavaClass> within(String... names) {
    return resideInAnyPackage(packages(names));
  }

  /// These classes, named below the base, and what is nested in them.
  DescribedPredicate<JavaClass> classes(String... names) {
    List<String> outer = Stream.of(names).map(name -> base + "." + name).toList();
    return DescribedPredicate.describe(
        String.join(" or ", names), type -> outer.contains(outermost(type).getName()));
  }

  /// The top-level class that a class is written in.
  static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Tree::outermost).orElse(type);
  }
}
