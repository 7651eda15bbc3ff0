package com.claresia.hub.controlplane.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Fetches secrets from files and the environment; never from a command line. */
final class SecretSource {
  private SecretSource() {}

  /** The first line of the file, or the variable; empty where neither is given. */
  static Optional<String> find(Optional<Path> file, String variable) {
    return file.map(SecretSource::firstLine)
        .or(() -> Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isEmpty()));
  }

  private static String firstLine(Path file) {
    try {
      return Objects.requireNonNullElse(
          Files.readString(file).lines().findFirst().orElse(null), "");
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("cannot read " + file, unreadable);
    }
  }
}
