package com.claresia.hub.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every JSON value in the files of a folder: whole files, or the lines of {@code .jsonl}. */
final class RealisticValues {
  private RealisticValues() {}

  /**
   * The values' texts as they stand in the files.
   *
   * @throws IllegalArgumentException if there are none
   */
  static List<byte[]> in(Path folder) {
    List<byte[]> values = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(RealisticValues::isJson).sorted().toList()) {
        addValues(Files.readAllBytes(file), values);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the values in " + folder, e);
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no JSON in " + folder);
    }
    return values;
  }

  private static boolean isJson(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".json") || name.endsWith(".jsonl");
  }

  private static void addValues(byte[] file, List<byte[]> values) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(file)) {
      while (parser.nextToken() != null) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        values.add(Arrays.copyOfRange(file, from, to));
      }
    }
  }
}
