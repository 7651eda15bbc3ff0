package com.claresia.hub.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The external test vectors; absent, the test is skipped, except where CI=true. */
public final class Vectors {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Vectors() {}

  /** A folder of them. */
  public static Path folder(String name) {
    Path folder = Path.of(System.getProperty("hub.vectors", "vectors"), name);
    boolean present = Files.isDirectory(folder);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(present).as("test vectors at %s", folder).isTrue();
    }
    assumeTrue(present, () -> "skipped: no test vectors at " + folder);
    return folder;
  }

  /** The rows of a JSON Lines file. */
  public static List<JsonNode> lines(String folder, String file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(folder(folder).resolve(file))) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  /** Every file below a folder, as JSON. */
  public static List<JsonNode> trees(String folder) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder(folder))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        rows.add(JSON.readTree(file.toFile()));
      }
    }
    return rows;
  }
}
