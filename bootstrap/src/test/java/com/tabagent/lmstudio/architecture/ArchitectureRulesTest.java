package com.tabagent.lmstudio.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A rule that cannot fail holds nothing. So each is put to a tree of classes that are wrong on
/// purpose, and has to name the one that was written for it.
class ArchitectureRulesTest {
  private static JavaClasses violations;

  @BeforeAll
  static void readWhatIsWrongOnPurpose() {
    violations = new ClassFileImporter().importPackages(Tree.VIOLATIONS.base());
  }

  @ParameterizedTest
  @EnumSource
  void theRuleNamesTheClassThatBreaksIt(ArchitectureRule rule) {
    var report = rule.in(Tree.VIOLATIONS).evaluate(violations).getFailureReport();

    assertThat(report.getDetails()).anyMatch(line -> line.contains(rule.culprit()));
  }

  @ParameterizedTest
  @EnumSource
  void theRuleGivesItsReason(ArchitectureRule rule) {
    assertThat(rule.in(Tree.PRODUCT).getDescription()).contains(", because ");
  }
}
