package com.claresia.hub.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** How packages are cut. */
record PackageBoundaries(Scope scope) {

  private static final Set<String> SAYS_NOTHING =
      Set.of("model", "util", "utils", "common", "impl", "internal", "helper", "misc");

  Stream<Boundary> all() {
    return Stream.of(nullMarked(), acyclic(), flatAdapters(), named(), storeIsOneFactory());
  }

  private Boundary nullMarked() {
    return Boundary.of(
        "every package has a package-info that is @NullMarked",
        250,
        scope.all(),
        Conditions.noneOf(
            "package without @NullMarked",
            type -> isNullMarked(type) ? Stream.empty() : Stream.of(unmarked(type))));
  }

  private static boolean isNullMarked(JavaClass type) {
    return type.getPackage()
        .tryGetPackageInfo()
        .filter(info -> info.isAnnotatedWith(NullMarked.class))
        .isPresent();
  }

  private static String unmarked(JavaClass type) {
    return type.getPackageName() + " of " + type.getSimpleName() + " is not @NullMarked";
  }

  private Boundary acyclic() {
    return new Boundary(
        "packages do not depend on each other in a cycle",
        scope.all(),
        SlicesRuleDefinition.slices().assignedFrom(packages()).should().beFreeOfCycles(),
        250);
  }

  private static SliceAssignment packages() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return SliceIdentifier.of(type.getPackageName());
      }

      @Override
      public String getDescription() {
        return "packages";
      }
    };
  }

  private Boundary flatAdapters() {
    List<String> flat =
        HubModule.TABLE.stream()
            .filter(HubModule::isAdapter)
            .map(module -> module.packageIn(scope.root()))
            .toList();
    return Boundary.of(
        "an adapter is one flat package",
        12,
        scope.in("adapters"),
        Conditions.noneOf(
            "package below an adapter's",
            type ->
                flat.contains(type.getPackageName())
                    ? Stream.empty()
                    : Stream.of(type.getName() + " lies in none of " + flat)));
  }

  private Boundary named() {
    return Boundary.of(
        "packages are named after what they hold",
        250,
        scope.all(),
        Conditions.noneOf(
            "package whose name says nothing",
            type ->
                Arrays.stream(type.getPackageName().split("\\."))
                    .filter(SAYS_NOTHING::contains)
                    .map(part -> type.getName() + " lies in a package named " + part)));
  }

  private Boundary storeIsOneFactory() {
    return Boundary.of(
        "of a store only the factories are public",
        10,
        scope.in("adapters.persistence"),
        Factories.onlyPublicOnes());
  }
}
