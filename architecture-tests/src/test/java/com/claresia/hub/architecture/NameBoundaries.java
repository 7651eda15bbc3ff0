package com.claresia.hub.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What types are called. */
record NameBoundaries(Scope scope) {

  private static final Pattern SAYS_NOTHING =
      Pattern.compile(".*(Impl|Manager|Helper|Utils?|Port)");
  private static final Pattern HUNGARIAN = Pattern.compile("I[A-Z].*");
  private static final Pattern OUTCOME = Pattern.compile(".*(Outcome|Result)");
  private static final String MAPPER = "org.mapstruct.Mapper";

  Stream<Boundary> all() {
    return Stream.of(namedAfterWhatTheyAre(), interfacesWithoutPrefix(), outcomesAreSealed());
  }

  private Boundary namedAfterWhatTheyAre() {
    return Boundary.of(
        "no type is an Impl, Manager, Helper, Util or Port",
        250,
        scope.all(),
        Conditions.noneOf(
            "name that says nothing",
            type ->
                SAYS_NOTHING.matcher(type.getSimpleName()).matches() && !isGenerated(type)
                    ? Stream.of(type.getName() + " has a name that says nothing")
                    : Stream.empty()));
  }

  /** MapStruct names what it generates after the mapper. */
  private static boolean isGenerated(JavaClass type) {
    return type.getAllRawInterfaces().stream()
        .anyMatch(implemented -> implemented.isAnnotatedWith(MAPPER));
  }

  private Boundary interfacesWithoutPrefix() {
    return Boundary.of(
        "no interface begins with a prefix I",
        20,
        scope.all().and(Types.interfaces()),
        Conditions.noneOf(
            "prefix",
            type ->
                HUNGARIAN.matcher(type.getSimpleName()).matches()
                    ? Stream.of(type.getName() + " begins with a prefix I")
                    : Stream.empty()));
  }

  private Boundary outcomesAreSealed() {
    return Boundary.of(
        "an Outcome or Result is a sealed interface",
        5,
        scope.in("domain", "application").and(Types.named(OUTCOME)),
        Conditions.noneOf(
            "open outcome",
            type ->
                type.isInterface() && type.isSealed()
                    ? Stream.empty()
                    : Stream.of(type.getName() + " is not a sealed interface")));
  }
}
