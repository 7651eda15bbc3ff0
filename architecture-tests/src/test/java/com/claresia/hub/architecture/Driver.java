package com.claresia.hub.architecture;

import java.util.List;
import java.util.Set;

/**
 * A library that one adapter speaks to its store, keys or collector with.
 *
 * @param types package of its types
 * @param groupId its Maven group
 * @param modules that may name it: its adapter, the launcher of the server it speaks to, and the
 *     bare baselines that the Hub is measured against
 */
record Driver(String types, String groupId, Set<String> modules) {

  private static final Set<String> STORE =
      Set.of("adapters-persistence-postgres", "benchmarks", "control-plane");

  /** Every driver of the Hub. */
  static final List<Driver> ALL =
      List.of(
          new Driver(
              "org.postgresql",
              "org.postgresql",
              Set.of(
                  "adapters-persistence-postgres",
                  "embedded-postgres",
                  "benchmarks",
                  "control-plane")),
          new Driver("com.zaxxer.hikari", "com.zaxxer", STORE),
          new Driver("io.helidon.dbclient", "io.helidon.dbclient", STORE),
          new Driver("org.flywaydb", "org.flywaydb", STORE),
          new Driver(
              "com.microsoft",
              "com.microsoft.graph",
              Set.of("adapters-persistence-sharepoint", "benchmarks", "functions-azure")),
          new Driver(
              "com.microsoft.azure.functions",
              "com.microsoft.azure.functions",
              Set.of("functions-azure")),
          new Driver("com.amazonaws", "com.amazonaws", Set.of("functions-aws")),
          new Driver(
              "com.google.cloud.functions", "com.google.cloud.functions", Set.of("functions-gcp")),
          new Driver("com.azure", "com.azure", Set.of("adapters-persistence-sharepoint")),
          new Driver(
              "net.snowflake.client", "net.snowflake", Set.of("adapters-persistence-snowflake")),
          new Driver("org.bouncycastle", "org.bouncycastle", Set.of("adapters-keys-local")),
          new Driver("io.opentelemetry", "io.opentelemetry", Set.of("adapters-telemetry")));
}
