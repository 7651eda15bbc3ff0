package com.claresia.hub.adapters.web;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The published test vectors, where they are at hand. */
final class Vectors {
  private Vectors() {}

  /**
   * The lines of a file; skips the test where there is none, fails it in continuous integration.
   */
  static List<String> lines(String name) {
    Path file = Path.of(System.getProperty("hub.vectors", "vectors")).resolve(name);
    if (!Files.isRegularFile(file)) {
      if ("true".equals(System.getenv("CI"))) {
        fail("the test vectors are missing: " + name);
      }
      Assumptions.abort("skipped: the test vectors are not at hand (hub.vectors): " + name);
    }
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
