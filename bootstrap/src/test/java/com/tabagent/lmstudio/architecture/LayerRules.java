package com.tabagent.lmstudio.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/// Who may know whom: the hexagon.
final class LayerRules {

  private LayerRules() {}

  static ArchRule domainKnowsValuesOnly(Tree tree) {
    return classes()
        .that()
        .resideInAPackage(tree.packages("domain")[0])
        .should()
        .onlyDependOnClassesThat(JdkValues.OF_THE_DOMAIN.or(tree.within("domain")))
        .because(
            "the rules of the product hold on every machine, so they see values: no disk, no network, no clock, no"
                + " environment, no thread, no library");
  }

  static ArchRule applicationKnowsTheDomainOnly(Tree tree) {
    return classes()
        .that()
        .resideInAPackage(tree.packages("application")[0])
        .should()
        .onlyDependOnClassesThat(JdkValues.OF_THE_APPLICATION.or(tree.within(Tree.CORE)))
        .because(
            "a use case reaches the outside through its ports, and so can be tested without one; time comes from the"
                + " port Pacer");
  }

  static ArchRule adaptersDoNotSeeEachOther(Tree tree) {
    return slices()
        .matching(tree.base() + ".adapter.(*)..")
        .should()
        .notDependOnEachOther()
        .because("an adapter can be replaced alone; what two of them share belongs to the domain");
  }

  static ArchRule drivingAdapterUsesInPorts(Tree tree) {
    return classes()
        .that()
        .resideInAPackage(tree.packages("adapter.nativemessaging")[0])
        .and(not(tree.within(Tree.MANIFESTS)))
        .should()
        .onlyDependOnClassesThat(
            outside(tree)
                .or(
                    tree.within(
                        "adapter.nativemessaging",
                        "domain",
                        "application.port.in",
                        "application.exchange")))
        .because(
            "whoever drives the product asks use cases; an out-port would be a way around them");
  }

  static ArchRule drivenAdaptersServeOutPorts(Tree tree) {
    return classes()
        .that()
        .resideInAnyPackage(tree.packages(Tree.DRIVEN))
        .should()
        .onlyDependOnClassesThat(
            outside(tree)
                .or(tree.within(Tree.DRIVEN))
                .or(tree.within("domain", "application.port.out", "application.exchange")))
        .because("a driven adapter is called, and calls no use case");
  }

  static ArchRule nothingKnowsBootstrap(Tree tree) {
    return noClasses()
        .that(resideInAPackage(tree.everything()).and(not(tree.within("bootstrap"))))
        .should()
        .dependOnClassesThat(tree.within("bootstrap"))
        .because(
            "bootstrap puts the parts together; a part that knows it cannot be used elsewhere");
  }

  static ArchRule simulatorStaysOutside(Tree tree) {
    String[] named = {
      // The demonstration plays on a simulated machine; the cache is recorded against one.
      "bootstrap.demo", "bootstrap.simulate", "bootstrap.startup",
    };
    return noClasses()
        .that(
            resideInAPackage(tree.everything())
                .and(not(tree.within("simulator")))
                .and(not(tree.within(named)))
                .and(not(tree.classes("bootstrap.cli.SimulateCommand"))))
        .should()
        .dependOnClassesThat(tree.within("simulator"))
        .because("the product works with LM Studio; only what shows or rehearses it needs another");
  }

  static ArchRule simulatorKnowsNoProduct(Tree tree) {
    return noClasses()
        .that()
        .resideInAPackage(tree.packages("simulator")[0])
        .should()
        .dependOnClassesThat(resideInAPackage(tree.everything()).and(not(tree.within("simulator"))))
        .because("a stand-in that shares code with the product shares its mistakes too");
  }

  static ArchRule shortWayIsShort(Tree tree) {
    return noClasses()
        .that(tree.classes("bootstrap.wiring.ShortWay"))
        .should()
        .transitivelyDependOnClassesThat(
            describe(
                "are of an injector, an HTTP client or a JSON tree",
                type ->
                    type.getPackageName()
                        .matches(
                            "(com\\.google\\.inject|okhttp3|okio|kotlin|com\\.fasterxml\\.jackson\\.databind)(\\..*)?")))
        .because(
            "a browser starts a process for one status, and loading any of these takes longer");
  }

  /// What is not ours: other rules look after it.
  private static DescribedPredicate<JavaClass> outside(Tree tree) {
    return not(resideInAPackage(tree.everything()));
  }
}
