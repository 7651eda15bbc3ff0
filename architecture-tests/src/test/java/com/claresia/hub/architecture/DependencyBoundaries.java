package com.claresia.hub.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who may name whom: the dependency table line by line, and where drivers' types stay. */
record DependencyBoundaries(Scope scope) {
  private static final Pattern ROUTE = Pattern.compile("Route");
  private static final Pattern ROUTES = Pattern.compile("Routes");

  Stream<Boundary> all() {
    return Stream.of(
            HubModule.TABLE.stream().map(this::line),
            Driver.ALL.stream().map(this::stays),
            Stream.of(
                provenanceNamesNoRecord(),
                canonicalNamesNeither(),
                noRecordReachable("control-plane"),
                noRecordReachable("adapters-telemetry"),
                noRecordReachable("functions-aws"),
                noRecordReachable("functions-azure"),
                noRecordReachable("functions-gcp"),
                routesAreDeclared(),
                adaptersApart(),
                oneJdk()))
        .flatMap(boundaries -> boundaries);
  }

  private Boundary line(HubModule module) {
    return Boundary.of(
        module.name() + " names only what its line of the dependency table allows",
        module.classesAtLeast(),
        scope.in(module.subpackage()),
        Conditions.nameOnly(Types.ofTheJdk().or(allowed(module))));
  }

  private DescribedPredicate<JavaClass> allowed(HubModule module) {
    DescribedPredicate<JavaClass> libraries =
        module.libraries().equals(HubModule.ANY_LIBRARY)
            ? not(scope.all())
            : Types.in(module.libraries()).and(not(scope.all()));
    return Types.in("org.jspecify")
        .or(libraries)
        .or(scope.in(module.subpackage()))
        .or(scope.modules(module.modules()));
  }

  private Boundary stays(Driver driver) {
    return Boundary.of(
        driver.types() + " is named only by " + String.join(", ", sorted(driver)),
        250,
        scope.all().and(not(scope.modules(driver.modules()))),
        Conditions.nameNone(Types.in(driver.types())));
  }

  private static List<String> sorted(Driver driver) {
    return driver.modules().stream().sorted().toList();
  }

  private Boundary provenanceNamesNoRecord() {
    return Boundary.of(
        "domain.provenance never names domain.record",
        30,
        scope.in("domain.provenance"),
        Conditions.nameNone(scope.in("domain.record")));
  }

  private Boundary canonicalNamesNeither() {
    return Boundary.of(
        "domain.canonical names neither domain.record nor domain.provenance",
        10,
        scope.in("domain.canonical"),
        Conditions.nameNone(scope.in("domain.record", "domain.provenance")));
  }

  /** Not by one step nor by many: what it uses must not lead it to one either. */
  private Boundary noRecordReachable(String module) {
    return Boundary.of(
        "nothing in " + module + " can reach a record",
        HubModule.named(module).classesAtLeast(),
        scope.modules(Set.of(module)),
        Conditions.reachNone(scope.in("domain.record"), scope.all()));
  }

  /**
   * A path, which may name a person, would otherwise be one careless line away from a collector.
   */
  private Boundary routesAreDeclared() {
    DescribedPredicate<JavaClass> routes = Types.named(ROUTE).and(scope.in("application.observe"));
    return Boundary.of(
        "a route is made of a resource's declaration, and nowhere else",
        250,
        scope.all().and(not(routes)).and(not(Types.named(ROUTES).and(scope.in("adapters.web")))),
        Conditions.noneOf(
            "making of a route",
            type ->
                type.getAccessesFromSelf().stream()
                    .filter(access -> routes.test(access.getTargetOwner()))
                    .filter(access -> Set.of("<init>", "of").contains(access.getName()))
                    .map(access -> access.getDescription())));
  }

  /** Said once more on its own, since it holds for adapters that the table does not know yet. */
  private Boundary adaptersApart() {
    return Boundary.of(
        "an adapter never names another adapter",
        12,
        scope.in("adapters"),
        Conditions.noneOf(
            "dependency on another adapter",
            type ->
                type.getDirectDependenciesFromSelf().stream()
                    .filter(to -> scope.in("adapters").test(to.getTargetClass()))
                    .filter(to -> !to.getTargetClass().getPackage().equals(type.getPackage()))
                    .map(to -> to.getDescription())));
  }

  /** The table says "the JDK": not what one vendor's or one version's happens to carry besides. */
  private Boundary oneJdk() {
    return Boundary.of(
        "domain and application use the java.* packages of the JDK only",
        180,
        scope.in("domain", "application"),
        Conditions.nameNone(Types.in(List.of("jdk", "sun", "com.sun", "org.w3c", "org.xml"))));
  }
}
