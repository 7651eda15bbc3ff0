package com.claresia.hub.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** The test vectors, which lie outside the project. */
final class Vectors {
  private Vectors() {}

  /** Where they are; the test is skipped where they are not, except in continuous integration. */
  static Path directory() {
    Path directory = Path.of(System.getProperty("hub.vectors", "../../shared/vectors"));
    String missing = "no test vectors in " + directory.toAbsolutePath().normalize();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(Files.isDirectory(directory)).as(missing).isTrue();
    }
    assumeThat(Files.isDirectory(directory)).as(missing).isTrue();
    return directory;
  }
}
