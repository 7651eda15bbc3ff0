package com.claresia.hub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What modules declare to Maven is what the dependency table allows. */
class ModulePomsTest {
  @Test
  void everyModuleHasALineInTheTable() {
    assertThat(modulesOfTheParent().filter(module -> !isEmulator(module)))
        .containsExactlyInAnyOrderElementsOf(
            HubModule.TABLE.stream().map(HubModule::directory).toList());
  }

  private static Stream<String> modulesOfTheParent() {
    return ModulePom.modulesOf(read(HubModule.ROOT.resolve("pom.xml"))).stream();
  }

  private static boolean isEmulator(String module) {
    return module.startsWith("emulators/");
  }

  static Stream<String> emulators() {
    return modulesOfTheParent().filter(ModulePomsTest::isEmulator);
  }

  /** They have no line in the table, since they are no part of the Hub. */
  @ParameterizedTest
  @MethodSource("emulators")
  void anEmulatorDeclaresNothingOfTheHub(String module) {
    ModulePom pom = ModulePom.parse(read(HubModule.ROOT.resolve(module).resolve("pom.xml")));
    assertThat(pom.dependencies()).as("dependencies seen").hasSizeGreaterThanOrEqualTo(3);
    assertThat(pom.ofTheHub()).isEmpty();
  }

  @Test
  void whatAnEmulatorDeclaresOfTheHubIsFound() {
    String domain = "<dependencies>" + dependency("com.claresia.hub", "domain", "test");
    assertThat(ModulePom.parse(pom("emulator-x", domain + "</dependencies>")).ofTheHub())
        .containsExactly("domain");
  }

  static Stream<String> modules() {
    return HubModule.TABLE.stream().map(HubModule::name);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleDeclaresOnlyWhatItsLineAllows(String module) {
    String directory = HubModule.named(module).directory();
    ModulePom pom = ModulePom.parse(read(HubModule.ROOT.resolve(directory).resolve("pom.xml")));
    assertThat(pom.dependencies()).as("dependencies seen").hasSizeGreaterThanOrEqualTo(3);
    assertThat(pom.violations()).isEmpty();
  }

  @Test
  void aForbiddenDeclarationIsFoundAndNamed() {
    assertThat(violations("domain", dependency("com.claresia.hub", "application", "")))
        .containsExactly(
            "domain declares com.claresia.hub:application at scope compile,"
                + " which its line of the table does not allow");
    assertThat(violations("adapters-web", dependency("org.postgresql", "postgresql", "runtime")))
        .containsExactly(
            "adapters-web declares org.postgresql:postgresql at scope runtime,"
                + " which its line of the table does not allow");
    assertThat(violations("application", dependency("org.slf4j", "slf4j-api", ""))).hasSize(1);
  }

  @Test
  void testScopeIsNoWayRoundTheTable() {
    String bootstrap = dependency("com.claresia.hub", "bootstrap", "test");
    assertThat(violations("adapters-web", bootstrap))
        .containsExactly(
            "adapters-web declares com.claresia.hub:bootstrap at scope test,"
                + " which its line of the table does not allow");
    assertThat(violations("architecture-tests", bootstrap)).isEmpty();
    assertThat(violations("domain", dependency("org.assertj", "assertj-core", "test"))).isEmpty();
    String emulator = dependency("com.claresia.hub", "emulator-x", "test");
    assertThat(violations("adapters-persistence-snowflake", emulator)).isEmpty();
    assertThat(violations("domain", emulator)).hasSize(1);
  }

  @Test
  void aFunctionFindsAStoreAtRunTimeAloneAndMeetsTheControlPlaneInTestsAlone() {
    String store = "adapters-persistence-postgres";
    assertThat(violations("functions-aws", dependency("com.claresia.hub", store, "runtime")))
        .isEmpty();
    assertThat(violations("functions-aws", dependency("com.claresia.hub", store, ""))).hasSize(1);
    assertThat(violations("adapters-telemetry", dependency("com.claresia.hub", store, "runtime")))
        .hasSize(1);
    assertThat(violations("functions-aws", dependency("com.claresia.hub", "control-plane", "test")))
        .hasSize(1);
    assertThat(
            violations("functions-azure", dependency("com.amazonaws", "aws-lambda-java-core", "")))
        .hasSize(1);
  }

  @Test
  void aProfileIsNoWayRoundTheTable() {
    String profile =
        "<profiles><profile><dependencies>"
            + dependency("com.claresia.hub", "verifier", "")
            + "</dependencies></profile></profiles>";
    assertThat(ModulePom.parse(pom("domain", profile)).violations()).hasSize(1);
  }

  private static List<String> violations(String module, String dependency) {
    String dependencies = "<dependencies>" + dependency + "</dependencies>";
    return ModulePom.parse(pom(module, dependencies)).violations().toList();
  }

  private static String pom(String module, String rest) {
    return "<project><artifactId>" + module + "</artifactId>" + rest + "</project>";
  }

  private static String dependency(String groupId, String artifactId, String scope) {
    return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId>%s</dependency>"
        .formatted(groupId, artifactId, scope.isEmpty() ? "" : "<scope>" + scope + "</scope>");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
