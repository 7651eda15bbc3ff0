package com.claresia.hub.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/**
 * A rule that fails on too few classes as it fails on a violation, so that it never passes on
 * nothing.
 *
 * @param name the rule in words
 * @param subjects the classes it looks at
 * @param rule what they hold to
 * @param atLeast how many of them there are at the least
 */
record Boundary(
    String name, DescribedPredicate<? super JavaClass> subjects, ArchRule rule, int atLeast) {

  /** Every subject meets the condition. */
  static Boundary of(
      String name,
      int atLeast,
      DescribedPredicate<? super JavaClass> subjects,
      ArchCondition<JavaClass> condition) {
    ArchRule rule = ArchRuleDefinition.classes().that(subjects).should(condition);
    return new Boundary(name, subjects, rule, atLeast);
  }

  /** The same rule, content with another number of classes. */
  Boundary seeing(int classes) {
    return new Boundary(name, subjects, rule, classes);
  }

  /**
   * Looks at those of {@code classes} that are its subjects.
   *
   * @throws AssertionError naming every violation, or how few classes there were
   */
  void check(JavaClasses classes) {
    JavaClasses seen = classes.that(subjects);
    if (seen.size() < atLeast) {
      throw new AssertionError(
          "%s: saw %d classes that %s, expected at least %d"
              .formatted(name, seen.size(), subjects.getDescription(), atLeast));
    }
    EvaluationResult result = rule.evaluate(seen);
    if (result.hasViolation()) {
      String details = String.join("\n  ", result.getFailureReport().getDetails());
      throw new AssertionError(name + ", but:\n  " + details);
    }
  }
}
