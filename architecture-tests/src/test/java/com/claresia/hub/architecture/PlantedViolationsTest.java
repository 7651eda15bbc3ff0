package com.claresia.hub.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each boundary, over a tree of the Hub's shape in which a violation of each is planted. */
class PlantedViolationsTest {
  private static final String PLANTED = "com.claresia.hub.planted";
  private static final String NOWHERE = "com.claresia.hub.nowhere";
  private static final JavaClasses TREE = new ClassFileImporter().importPackages(PLANTED);

  /** By the boundary's name: what its failure says at the least. */
  private static final Map<String, List<String>> EXPECTED =
      Map.ofEntries(
          line("domain", "domain.record.NamesAPort", "application.port.Store"),
          line("application", "application.append.NamesAnAdapter", "adapters.web.Resource"),
          line("embedded-postgres", "embedded.postgres.NamesTheHub", "domain.tenancy.Tenant"),
          line("adapters-keys-local", "keys.local.NamesAnAdapter", "adapters.web.Resource"),
          line(
              "adapters-persistence-postgres",
              "postgres.NamesAForeignLibrary",
              "jakarta.inject.Provider"),
          line(
              "adapters-persistence-sharepoint",
              "sharepoint.NamesAForeignPool",
              "com.zaxxer.hikari.HikariDataSource"),
          line(
              "adapters-persistence-snowflake",
              "snowflake.NamesAForeignPool",
              "com.zaxxer.hikari.HikariDataSource"),
          line("adapters-web", "adapters.web.NamesTheComposition", "bootstrap.Command"),
          line("control-plane", "controlplane.NamesTheWeb", "adapters.web.Resource"),
          line(
              "adapters-telemetry",
              "adapters.telemetry.NamesAStore",
              "postgres.NamesAForeignLibrary"),
          line("functions-aws", "functions.aws.NamesAStore", "postgres.NamesAForeignLibrary"),
          line("functions-azure", "functions.azure.NamesAStore", "postgres.NamesAForeignLibrary"),
          line("functions-gcp", "functions.gcp.NamesAStore", "postgres.NamesAForeignLibrary"),
          line("verifier", "verifier.NamesTheWeb", "adapters.web.Resource"),
          line("bootstrap", "bootstrap.NamesABenchmark", "benchmarks.Bench"),
          line("benchmarks", "benchmarks.NamesARule", "architecture.Rule"),
          line("architecture-tests", "architecture.NamesTheDomain", "domain.tenancy.Tenant"),
          driver(
              "org.postgresql",
              "adapters-persistence-postgres, benchmarks, control-plane, embedded-postgres",
              "org.postgresql.PGConnection"),
          driver(
              "com.zaxxer.hikari",
              "adapters-persistence-postgres, benchmarks, control-plane",
              "com.zaxxer.hikari.HikariDataSource"),
          driver(
              "io.helidon.dbclient",
              "adapters-persistence-postgres, benchmarks, control-plane",
              "io.helidon.dbclient.DbClient"),
          driver(
              "org.flywaydb",
              "adapters-persistence-postgres, benchmarks, control-plane",
              "org.flywaydb.core.Flyway"),
          driver(
              "com.microsoft",
              "adapters-persistence-sharepoint, benchmarks, functions-azure",
              "com.microsoft.graph.serviceclient.GraphServiceClient"),
          driver(
              "com.microsoft.azure.functions",
              "functions-azure",
              "com.microsoft.azure.functions.ExecutionContext"),
          driver("com.amazonaws", "functions-aws", "com.amazonaws.services.lambda.runtime.Context"),
          driver(
              "com.google.cloud.functions",
              "functions-gcp",
              "com.google.cloud.functions.HttpRequest"),
          driver(
              "com.azure",
              "adapters-persistence-sharepoint",
              "com.azure.core.credential.TokenCredential"),
          driver(
              "net.snowflake.client",
              "adapters-persistence-snowflake",
              "net.snowflake.client.api.driver.SnowflakeDriver"),
          driver(
              "org.bouncycastle",
              "adapters-keys-local",
              "org.bouncycastle.crypto.signers.Ed25519Signer"),
          driver("io.opentelemetry", "adapters-telemetry", "io.opentelemetry.api.trace.Tracer"),
          says(
              "a route is made of a resource's declaration, and nowhere else",
              "adapters.web.MakesARoute",
              "Route.<init>"),
          says(
              "domain.provenance never names domain.record",
              "domain.provenance.NamesARecord",
              "domain.record.NamesAPort"),
          says(
              "domain.canonical names neither domain.record nor domain.provenance",
              "domain.canonical.NamesTheLog",
              "domain.provenance.NamesARecord"),
          says(
              "nothing in control-plane can reach a record",
              "controlplane.ReachesARecord reaches",
              "domain.provenance.NamesARecord -> com.claresia.hub.planted.domain.record.NamesAPort"),
          says(
              "nothing in adapters-telemetry can reach a record",
              "adapters.telemetry.ReachesARecord reaches",
              "domain.provenance.NamesARecord -> com.claresia.hub.planted.domain.record.NamesAPort"),
          says(
              "nothing in functions-aws can reach a record",
              "functions.aws.ReachesARecord reaches",
              "domain.provenance.NamesARecord -> com.claresia.hub.planted.domain.record.NamesAPort"),
          says(
              "nothing in functions-azure can reach a record",
              "functions.azure.ReachesARecord reaches",
              "domain.provenance.NamesARecord -> com.claresia.hub.planted.domain.record.NamesAPort"),
          says(
              "nothing in functions-gcp can reach a record",
              "functions.gcp.ReachesARecord reaches",
              "domain.provenance.NamesARecord -> com.claresia.hub.planted.domain.record.NamesAPort"),
          says(
              "an adapter never names another adapter",
              "adapters.keys.local.NamesAnAdapter",
              "adapters.web.Resource"),
          says(
              "domain and application use the java.* packages of the JDK only",
              "domain.verification.NamesXml",
              "org.w3c.dom.Document"),
          says(
              "domain touches no network, database, file or process",
              "domain.verification.ReachesOutside",
              "java.net.http.HttpClient",
              "java.io.File",
              "java.lang.ProcessBuilder"),
          says(
              "domain starts no thread",
              "domain.verification.ReachesOutside",
              "Thread.startVirtualThread",
              "Executors.newSingleThreadExecutor()"),
          says(
              "domain and application read no environment and no system property",
              "application.verify.ReadsTheEnvironment",
              "System.getenv",
              "System.getProperty"),
          says(
              "domain and application are given their clock, ids and randomness",
              "application.verify.MakesItsOwnTime",
              "Instant.now()",
              "System.currentTimeMillis()",
              "Clock.systemUTC()",
              "UUID.randomUUID()",
              "SecureRandom.<init>()",
              "Math.random()"),
          says(
              "only commands write to the terminal",
              "application.verify.WritesToTheTerminal",
              "System.out",
              "printStackTrace()"),
          says("only a main method ends the process", "verifier.ExitsAnywhere.giveUp()"),
          says(
              "nothing sleeps: it waits for what it needs",
              "adapters.web.Sleeps.retry()",
              "Thread.sleep",
              "TimeUnit.sleep"),
          says(
              "only bootstrap and benchmarks name java.util.logging; the rest logs to System.Logger",
              "adapters.web.LogsByItsOwnChoice",
              "java.util.logging.Logger"),
          says(
              "domain and application have no injected field",
              "application.append.TakesAnInjectedField.store is injected"),
          says(
              "every package has a package-info that is @NullMarked",
              "com.claresia.hub.planted.application.port of Store is not @NullMarked"),
          says(
              "packages do not depend on each other in a cycle",
              "application.append.ComesBack",
              "application.query.GoesThere"),
          says(
              "an adapter is one flat package",
              "com.claresia.hub.planted.adapters.web.lines.Line lies in none of"),
          says(
              "packages are named after what they hold",
              "domain.util.StringUtils lies in a package named util"),
          says(
              "of a store only the factories are public",
              "postgres.NamesAForeignLibrary is public and does not implement"),
          says(
              "no type is an Impl, Manager, Helper, Util or Port",
              "domain.util.StringUtils has",
              "application.port.StoreImpl has",
              "application.port.TenantManager has",
              "application.port.NoteHelper has",
              "application.port.KeysPort has"),
          says("no interface begins with a prefix I", "application.port.IStore begins"),
          says(
              "an Outcome or Result is a sealed interface",
              "application.append.AppendOutcome is not",
              "application.append.AppendResult is not"),
          says(
              "no public method of domain or application takes a boolean",
              "BadlySigned.<init>(boolean) takes a boolean",
              "BadlySigned.open(boolean) takes a boolean"),
          says(
              "no public method of domain or application is a getter",
              "BadlySigned.getOpen() is a getter"),
          says(
              "an Optional is returned, never taken",
              "BadlySigned.allows(java.util.Optional) takes an Optional"),
          says(
              "domain and application declare no checked exception",
              "BadlySigned.read() declares a checked exception",
              "BadlySigned.await() declares a checked exception"));

  private static Map.Entry<String, List<String>> line(String module, String... fragments) {
    return says(module + " names only what its line of the dependency table allows", fragments);
  }

  private static Map.Entry<String, List<String>> driver(
      String types, String modules, String named) {
    return says(
        types + " is named only by " + modules, "application.query.NamesEveryDriver", named);
  }

  private static Map.Entry<String, List<String>> says(String boundary, String... fragments) {
    return entry(boundary, List.of(fragments));
  }

  @Test
  void everyBoundaryHasAViolationPlanted() {
    assertThat(Boundaries.in(PLANTED))
        .extracting(Boundary::name)
        .containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
  }

  @TestFactory
  Stream<DynamicTest> isFoundAndNamed() {
    return Boundaries.in(PLANTED).stream()
        .map(boundary ->
            DynamicTest.dynamicTest(
                boundary.name(),
                () ->
                    assertThatThrownBy(() -> boundary.seeing(1).check(TREE))
                        .isInstanceOf(AssertionError.class)
                        .hasMessageStartingWith(boundary.name() + ", but:")
                        .hasMessageContainingAll(
                            EXPECTED.get(boundary.name()).toArray(String[]::new))));
  }

  @TestFactory
  Stream<DynamicTest> whatOnlyLooksLikeOneIsNotNamed() {
    return Boundaries.in(PLANTED).stream()
        .map(boundary ->
            DynamicTest.dynamicTest(
                boundary.name(),
                () ->
                    assertThat(
                            catchThrowable(() -> boundary.seeing(1).check(TREE))
                                .getMessage()
                                .lines())
                        .noneMatch(line -> line.contains("Blameless"))));
  }

  @TestFactory
  Stream<DynamicTest> noBoundaryPassesOnNothing() {
    return Boundaries.in(NOWHERE).stream()
        .map(boundary ->
            DynamicTest.dynamicTest(
                boundary.name(),
                () ->
                    assertThatThrownBy(() -> boundary.check(TREE))
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("saw 0 classes")));
  }
}
