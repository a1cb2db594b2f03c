package com.tabagent.lmstudio.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import org.jspecify.annotations.NullMarked;

/// What packages and names look like.
final class ShapeRules {

  private ShapeRules() {}

  static ArchRule packagesFormNoCycles(Tree tree) {
    return slices()
        .matching(tree.base() + ".(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(
            // An installation carries how its server is set up; the server's states are about an
            // installation.
            tree.classes("domain.installation.Installation"),
            tree.classes("domain.server.ServerSettings"))
        .ignoreDependency(
            // What travels with every request lies beside the use cases that relay them.
            tree.within("application"),
            tree.classes(
                "application.exchange.Cancellation",
                "application.exchange.ChatRequest",
                "application.exchange.Place"))
        .because("packages in a circle are one package that has been cut at random");
  }

  static ArchRule namesSayWhatAClassKnows(Tree tree) {
    return noClasses()
        .that(
            resideInAPackage(tree.everything())
                // The mission's own name for its Java API.
                .and(not(tree.classes("application.LmStudioManager"))))
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Service")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .because("such a name tells that somebody could not say what the class knows");
  }

  static ArchRule packagesAreNullMarked(Tree tree) {
    return classes()
        .that()
        .resideInAPackage(tree.everything())
        .should(
            new ArchCondition<>("be in a package that is @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                  events.add(violated(type, type.getName() + " may be given null by anyone"));
                }
              }
            })
        .because("null does not travel, and the compiler holds us to it only where we say so");
  }
}
