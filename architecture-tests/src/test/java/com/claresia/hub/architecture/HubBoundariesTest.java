package com.claresia.hub.architecture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every boundary, over the main classes of all modules. */
class HubBoundariesTest {
  private static final String HUB = "com.claresia.hub";

  @TestFactory
  Stream<DynamicTest> holds() {
    JavaClasses hub =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HUB);
    return Boundaries.in(HUB).stream()
        .map(boundary ->
            DynamicTest.dynamicTest(
                boundary.name(),
                () -> {
                  assumeTrue(hasSubjects(boundary), "a module without sources yet");
                  boundary.check(hub);
                }));
  }

  private static boolean hasSubjects(Boundary boundary) {
    String module =
        boundary.name().startsWith("of a store")
            ? "adapters-persistence-postgres"
            : boundary.name().split(" ", 2)[0];
    return HubModule.TABLE.stream()
        .filter(line -> line.name().equals(module))
        .allMatch(HubModule::hasLanded);
  }
}
