package com.claresia.hub.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What public signatures look like. What the JDK or a record's components dictate is exempt. */
record SignatureBoundaries(Scope scope) {

  private static final Pattern GETTER = Pattern.compile("get[A-Z].*");
  private static final Set<String> FLAGS = Set.of("boolean", Boolean.class.getName());
  private static final Set<String> OPTIONALS =
      Stream.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class)
          .map(Class::getName)
          .collect(java.util.stream.Collectors.toUnmodifiableSet());

  Stream<Boundary> all() {
    return Stream.of(noFlags(), noGetters(), optionalIsAReturn(), unchecked());
  }

  private Boundary noFlags() {
    return Boundary.of(
        "no public method of domain or application takes a boolean",
        100,
        inside().and(visible()),
        dictatedByNone("takes a boolean", unit -> takesAny(unit, FLAGS)));
  }

  private Boundary noGetters() {
    return Boundary.of(
        "no public method of domain or application is a getter",
        100,
        inside().and(visible()),
        dictatedByNone("is a getter", unit -> GETTER.matcher(unit.getName()).matches()));
  }

  private Boundary optionalIsAReturn() {
    return Boundary.of(
        "an Optional is returned, never taken",
        100,
        scope.all().and(visible()),
        dictatedByNone("takes an Optional", unit -> takesAny(unit, OPTIONALS)));
  }

  private Boundary unchecked() {
    return Boundary.of(
        "domain and application declare no checked exception",
        100,
        inside(),
        findings(
            type -> type.getCodeUnits().stream().filter(SignatureBoundaries::isShared),
            "declares a checked exception",
            SignatureBoundaries::throwsChecked));
  }

  private DescribedPredicate<JavaClass> inside() {
    return scope.in("domain", "application");
  }

  private static DescribedPredicate<JavaClass> visible() {
    return DescribedPredicate.describe("are public", Types::isVisible);
  }

  private static ArchCondition<JavaClass> dictatedByNone(
      String finding, Predicate<JavaCodeUnit> isBad) {
    return findings(SignatureBoundaries::publicCode, finding, isBad);
  }

  private static ArchCondition<JavaClass> findings(
      Function<JavaClass, Stream<JavaCodeUnit>> units,
      String finding,
      Predicate<JavaCodeUnit> isBad) {
    return Conditions.noneOf(
        "code that " + finding,
        type ->
            units
                .apply(type)
                .filter(isBad)
                .filter(unit -> !isDictated(unit))
                .map(unit -> unit.getFullName() + " " + finding));
  }

  private static Stream<JavaCodeUnit> publicCode(JavaClass type) {
    return PublicApi.members(type)
        .filter(JavaCodeUnit.class::isInstance)
        .map(JavaCodeUnit.class::cast);
  }

  private static boolean isShared(JavaCodeUnit unit) {
    Set<JavaModifier> modifiers = unit.getModifiers();
    return !modifiers.contains(JavaModifier.PRIVATE) && !modifiers.contains(JavaModifier.SYNTHETIC);
  }

  private static boolean takesAny(JavaCodeUnit unit, Set<String> types) {
    return unit.getRawParameterTypes().stream().map(JavaClass::getName).anyMatch(types::contains);
  }

  /** Interruption is no failure; inside a package it goes to whoever started the waiting. */
  private static boolean throwsChecked(JavaCodeUnit unit) {
    boolean open = PublicApi.members(unit.getOwner()).anyMatch(unit::equals);
    return unit.getExceptionTypes().stream()
        .filter(SignatureBoundaries::isChecked)
        .anyMatch(exception -> open || !exception.isEquivalentTo(InterruptedException.class));
  }

  private static boolean isChecked(JavaClass exception) {
    return !exception.isAssignableTo(RuntimeException.class)
        && !exception.isAssignableTo(Error.class);
  }

  private static boolean isDictated(JavaCodeUnit unit) {
    return isCanonical(unit) || overridesJdk(unit);
  }

  /** Whether it is the constructor that a record's components spell out. */
  private static boolean isCanonical(JavaCodeUnit unit) {
    List<JavaClass> components =
        unit.getOwner().getFields().stream()
            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
            .map(JavaField::getRawType)
            .toList();
    return unit.isConstructor()
        && unit.getOwner().isRecord()
        && sorted(components).equals(sorted(unit.getRawParameterTypes()));
  }

  private static List<String> sorted(List<JavaClass> types) {
    return types.stream().map(JavaClass::getName).sorted().toList();
  }

  private static boolean overridesJdk(JavaCodeUnit unit) {
    JavaClass owner = unit.getOwner();
    return Stream.concat(
            owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
        .filter(Types::isJdk)
        .flatMap(parent -> parent.getMethods().stream())
        .anyMatch(inherited -> isOverriddenBy(inherited, unit));
  }

  private static boolean isOverriddenBy(JavaMethod inherited, JavaCodeUnit unit) {
    return inherited.getName().equals(unit.getName())
        && inherited.getParameters().size() == unit.getParameters().size();
  }
}
