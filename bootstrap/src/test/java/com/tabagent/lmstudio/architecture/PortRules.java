package com.tabagent.lmstudio.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;

/// What makes a port a port: somebody on the other side, and tests that hold for whoever that is.
final class PortRules {

  private PortRules() {}

  static ArchRule outPortsAreServedAtTheEdge(Tree tree) {
    return noClasses()
        .that(not(INTERFACES).and(not(tree.within("adapter", "bootstrap.wiring"))))
        .should()
        .beAssignableTo(implementing(tree, "application.port.out"))
        .because(
            "what the outside supplies comes from an adapter; time and the like from the wiring");
  }

  static ArchRule inPortsAreServedByUseCases(Tree tree) {
    return noClasses()
        .that(not(INTERFACES).and(not(tree.within("application"))))
        .should()
        .beAssignableTo(implementing(tree, "application.port.in"))
        .because("what the product can do is written in one place, once");
  }

  private static DescribedPredicate<JavaClass> implementing(Tree tree, String ports) {
    return describe("a port of " + ports, type -> isPort(type) && tree.within(ports).test(type));
  }

  static ArchRule everyOutPortIsServed(Tree tree) {
    return classes()
        .that(tree.within("application.port.out").and(describe("are ports", PortRules::isPort)))
        .should(
            new ArchCondition<>("be implemented in an adapter or in the wiring") {
              @Override
              public void check(JavaClass port, ConditionEvents events) {
                var servants = tree.within("adapter", "bootstrap.wiring");
                if (port.getAllSubclasses().stream().noneMatch(servants)) {
                  events.add(violated(port, port.getName() + " is implemented nowhere"));
                }
              }
            })
        .because("an interface that nobody implements outside is no border");
  }

  static ArchRule everyOutPortHasContractAndFake(Tree tree) {
    return classes()
        .that(tree.within("application.port.out").and(describe("are ports", PortRules::isPort)))
        .should(
            new ArchCondition<>("have a contract and a fake among the tests") {
              @Override
              public void check(JavaClass port, ConditionEvents events) {
                require(port, port.getName() + "Contract", events);
                require(port, port.getPackageName() + ".Fake" + port.getSimpleName(), events);
              }
            })
        .because("a fake that nobody holds to the contract of the real thing proves nothing");
  }

  private static void require(JavaClass port, String test, ConditionEvents events) {
    try {
      Class.forName(test, false, PortRules.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      events.add(violated(port, port.getName() + " has no " + test));
    }
  }

  private static boolean isPort(JavaClass type) {
    return type.isInterface()
        && type.isTopLevelClass()
        && !type.getSimpleName().equals("package-info");
  }
}
