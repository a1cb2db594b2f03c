package com.tabagent.lmstudio.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Holds the product to its rules.
class ArchitectureTest {
  private static JavaClasses product;

  @BeforeAll
  static void readTheProduct() {
    product = ProductModule.allClasses();
  }

  @ParameterizedTest
  @EnumSource
  void everyModuleContributesClassesToWhichTheRulesApply(ProductModule module) {
    JavaClasses classes = module.classes();

    assertThat(classes.size()).isGreaterThan(module.fewest());
    for (String name : module.packages()) {
      assertThat(classes.stream().filter(Tree.PRODUCT.within(name))).as(name).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTestIsTakenForTheProduct(ProductModule module) {
    assertThat(module.classes())
        .extracting(JavaClass::getSimpleName)
        .noneMatch(name -> name.endsWith("Test") || name.endsWith("Contract"));
  }

  @ParameterizedTest
  @EnumSource
  void theProductKeepsTheRule(ArchitectureRule rule) {
    rule.in(Tree.PRODUCT).check(product);
  }
}
