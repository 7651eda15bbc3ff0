package com.claresia.hub.domain.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The published JSON Schemas (2020-12), one for each type and one for what all types have in
 * common. Each describes the record as stored; its {@code $defs/submission} describes what a client
 * sends. They refer to one another by the paths under which the Hub serves them, {@code
 * /v1/schemas/{name}/{version}}.
 */
public final class RecordSchemas {
  /** The name of the schema of what all types have in common. */
  public static final String COMMON = "record";

  /** The version of all schemas. */
  public static final String VERSION = "v1";

  private static final List<String> NAMES =
      Stream.concat(Stream.of(COMMON), Arrays.stream(RecordType.values()).map(RecordType::wireName))
          .toList();

  private RecordSchemas() {}

  /** The names of all schemas. */
  public static List<String> names() {
    return NAMES;
  }

  /** The text of a schema, if there is one of that name and version. */
  public static Optional<String> find(String name, String version) {
    return NAMES.contains(name) && version.equals(VERSION)
        ? Optional.of(load("/com/claresia/hub/schemas/" + name + "/" + version + ".json"))
        : Optional.empty();
  }

  private static String load(String resource) {
    try (InputStream stream = RecordSchemas.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing from the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
