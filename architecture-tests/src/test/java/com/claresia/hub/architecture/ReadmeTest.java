package com.claresia.hub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README shows what is run. */
class ReadmeTest {
  private static final Path EXAMPLE =
      Path.of("src/test/java/com/claresia/hub/architecture/PostgresStoreTest.java");

  @Test
  void theExampleIsTheTestOfThePostgresStore() throws IOException {
    List<String> readme = Files.readAllLines(Path.of("README.md"));
    int start = readme.indexOf("```java") + 1;
    int end = start + readme.subList(start, readme.size()).indexOf("```");
    assertThat(readme.subList(start, end))
        .hasSizeGreaterThan(10)
        .filteredOn(line -> line.contains("class ") || line.startsWith("  "))
        .isSubsetOf(Files.readAllLines(EXAMPLE));
  }

  @Test
  void everyRuleForAnAdapterIsListed() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    for (var rule : StorageAdapterRules.class.getDeclaredMethods()) {
      if (rule.isAnnotationPresent(Test.class)) {
        assertThat(readme).contains("`" + rule.getName() + "`");
      }
    }
  }
}
