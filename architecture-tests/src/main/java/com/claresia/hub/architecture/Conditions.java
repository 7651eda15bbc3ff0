package com.claresia.hub.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Conditions that several rules set. */
final class Conditions {
  private static final Set<String> INJECTING =
      Set.of("Inject", "Autowired", "Resource", "ConfigProperty", "Value", "PersistenceContext");

  private Conditions() {}

  /** What is wrong with a class, one line each; none where it is as it should be. */
  static ArchCondition<JavaClass> noneOf(
      String description, Function<JavaClass, Stream<String>> findings) {
    return new ArchCondition<>("have no " + description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        findings
            .apply(type)
            .forEach(finding -> events.add(SimpleConditionEvent.violated(type, finding)));
      }
    };
  }

  /** It names no types but these, wherever: fields, signatures, calls, annotations, generics. */
  static ArchCondition<JavaClass> nameOnly(DescribedPredicate<JavaClass> allowed) {
    return noneOf(
        "dependency beyond those that " + allowed.getDescription(),
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> !allowed.test(dependency.getTargetClass()))
                .map(Dependency::getDescription));
  }

  /** It names none of these types. */
  static ArchCondition<JavaClass> nameNone(DescribedPredicate<JavaClass> forbidden) {
    return nameOnly(DescribedPredicate.not(forbidden));
  }

  /** It reaches none of these types, however many types {@code within} lie in between. */
  static ArchCondition<JavaClass> reachNone(
      DescribedPredicate<JavaClass> forbidden, DescribedPredicate<JavaClass> within) {
    return noneOf(
        "way to types that " + forbidden.getDescription(),
        type ->
            Ways.from(type, within).stream()
                .filter(way -> forbidden.test(way.getLast()))
                .map(way -> type.getName() + " reaches " + Ways.describe(way)));
  }

  /** No container sets its fields: what it needs comes through its constructor. */
  static ArchCondition<JavaClass> haveNoInjectedField() {
    return noneOf(
        "injected field",
        type ->
            type.getFields().stream()
                .filter(Conditions::isInjected)
                .map(field -> field.getFullName() + " is injected; take it in the constructor"));
  }

  private static boolean isInjected(JavaField field) {
    return field.getAnnotations().stream()
        .map(JavaAnnotation::getRawType)
        .anyMatch(annotation -> INJECTING.contains(annotation.getSimpleName()));
  }
}
