package com.claresia.hub.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** An integrator's adapter that breaks every rule is told of each. */
class FlawedAdapterTest {
  private static final StorageAdapterRules FLAWED = rulesOver("com.example.flawed");

  @Test
  void ofATypeThatIsNeitherPortNorDriver() {
    assertFails(
        StorageAdapterRules::namesOnlyPortsDomainJdkAndItsDriver,
        "com.example.flawed.FlawedBackend.tenant",
        "jakarta.inject.Inject");
  }

  @Test
  void ofAnotherAdapter() {
    assertFails(
        StorageAdapterRules::namesNoOtherAdapter,
        "com.example.flawed.FlawedSession",
        "com.claresia.hub.adapters.keys.local.LocalLogKeys");
  }

  @Test
  void ofAPackageBelow() {
    assertFails(
        StorageAdapterRules::liesInOneFlatPackage,
        "com.example.flawed.rows.FlawedRow",
        "lie in com.example.flawed");
  }

  @Test
  void ofAPublicTypeThatIsNoFactory() {
    assertFails(
        StorageAdapterRules::onlyItsFactoryIsPublic,
        "com.example.flawed.FlawedSession is public and does not implement");
  }

  @Test
  void ofAFactoryThatCannotBeFound() {
    assertFails(
        StorageAdapterRules::theServiceLoaderFindsItsFactory,
        "com.example.flawed.FlawedBackend is not the package's only factory",
        "com.example.flawed.FlawedBackend lacks a public no-argument constructor",
        "com.example.flawed.FlawedBackend is not in META-INF/services/",
        "com.example.flawed.FlawedTwin is not in META-INF/services/",
        "com.example.flawed.FlawedFeeds is not in META-INF/services/"
            + "com.claresia.hub.application.port.EnvelopeFeedBackend");
  }

  @Test
  void ofItsDriverInWhatIsSeenFromOutside() {
    assertFails(
        StorageAdapterRules::showsNoTypeOfItsDriver,
        "FlawedBackend.<init>(com.example.driver.Session) shows com.example.driver.Session",
        "FlawedBackend.session() shows com.example.driver.Session",
        "FlawedBackend.session() shows com.example.driver.SessionLost");
  }

  @Test
  void ofAnInjectedField() {
    assertFails(
        StorageAdapterRules::hasNoInjectedField,
        "com.example.flawed.FlawedBackend.tenant is injected; take it in the constructor");
  }

  @TestFactory
  Stream<DynamicTest> andNoRulePassesAMisspeltPackage() {
    StorageAdapterRules misspelt = rulesOver("com.example.misspelt");
    return Arrays.stream(StorageAdapterRules.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(rule ->
            DynamicTest.dynamicTest(
                rule.getName(),
                () ->
                    assertThatThrownBy(() -> rule.invoke(misspelt))
                        .hasRootCauseInstanceOf(AssertionError.class)
                        .rootCause()
                        .hasMessageContaining("saw 0 classes that lie in com.example.misspelt")));
  }

  private static void assertFails(Consumer<StorageAdapterRules> rule, String... fragments) {
    assertThatThrownBy(() -> rule.accept(FLAWED))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(fragments);
  }

  private static StorageAdapterRules rulesOver(String adapter) {
    return new StorageAdapterRules() {
      @Override
      protected String adapterPackage() {
        return adapter;
      }

      @Override
      protected Set<String> driverPackages() {
        return Set.of("com.example.driver");
      }

      @Override
      ImportOption leavingOut() {
        return location -> true;
      }
    };
  }
}
