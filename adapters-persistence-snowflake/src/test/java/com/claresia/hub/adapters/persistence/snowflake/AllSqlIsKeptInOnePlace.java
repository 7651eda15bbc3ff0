package com.claresia.hub.adapters.persistence.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What can be sent can be read, parsed and reviewed: it lies in {@code .sql} files, and nowhere
 * else.
 */
class AllSqlIsKeptInOnePlace {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path SOURCES = Path.of("src/main/java");

  /** How statements begin; to speak of one in a message, words go before it. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\s*(SELECT|INSERT|UPDATE|DELETE|MERGE|CREATE|ALTER|DROP|GRANT|REVOKE|USE|SET|BEGIN|COMMIT|ROLLBACK"
              + "|TRUNCATE|SHOW|CALL|EXECUTE)\\b.*",
          Pattern.DOTALL);

  private static final Pattern LITERAL =
      Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void everyFileIsAStatementOfTheEnumeration() throws IOException {
    assertThat(files(RESOURCES.resolve("sql/snowflake")))
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Sql.values()).map(Sql::fileName).toList());
  }

  @Test
  void everyMigrationIsApplied() throws IOException {
    List<String> applied =
        Migration.ALL.stream()
            .flatMap(step -> Arrays.stream(TableKind.values()).map(step::resource))
            .distinct()
            .toList();

    assertThat(files(RESOURCES.resolve("db/migration/snowflake")))
        .extracting(file -> "/" + RESOURCES.relativize(file))
        .containsExactlyInAnyOrderElementsOf(applied);
    assertThat(Migration.ALL).extracting(Migration::version).containsExactly(1, 2, 3);
  }

  @Test
  void noStatementStandsInTheCode() throws IOException {
    List<Path> sources = files(SOURCES);
    assertThat(sources).hasSizeGreaterThan(30);
    for (Path source : sources) {
      Matcher literals = LITERAL.matcher(Files.readString(source));
      while (literals.find()) {
        String literal = literals.group(1) == null ? literals.group(2) : literals.group(1);
        assertThat(STATEMENT.matcher(literal).matches())
            .as("%s has the statement \"%s\"", source.getFileName(), literal)
            .isFalse();
      }
    }
  }

  @Test
  void onlyOneClassSpeaksToTheDriver() throws IOException {
    for (Path source : files(SOURCES)) {
      String text = Files.readString(source);
      if (!source.endsWith("Session.java")) {
        assertThat(text)
            .as("%s", source)
            .doesNotContain("prepareStatement(", "createStatement(", "nativeSQL(");
      }
    }
  }

  @Test
  void everyNameThatStatementsLeaveOpenIsGivenOne() throws IOException {
    Names names = new Names("CLARESIA", "CLARESIA_OWNER");
    var tenant = new com.claresia.hub.domain.tenancy.TenantId("dainese-spa");
    for (Path file : files(RESOURCES.resolve("sql/snowflake"))) {
      for (SqlText statement : SqlText.allOf(Files.readString(file))) {
        String named =
            statement
                .naming(names.common())
                .naming(names.of(tenant))
                .naming("user", "CLARESIA_HUB")
                .naming("limit", "10")
                .text();
        assertThat(named).as("%s", file).doesNotContain("${");
      }
    }
  }
}
