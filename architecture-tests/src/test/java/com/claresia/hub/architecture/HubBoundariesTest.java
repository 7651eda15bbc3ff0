package com.claresia.hub.architecture;

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
        .map(boundary -> DynamicTest.dynamicTest(boundary.name(), () -> boundary.check(hub)));
  }
}
