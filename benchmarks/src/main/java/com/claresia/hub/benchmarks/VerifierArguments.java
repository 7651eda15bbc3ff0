package com.claresia.hub.benchmarks;

import com.claresia.hub.application.port.StorageSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the verifier is told to verify a filled log, the DSN in a file.
 *
 * @param values the arguments
 */
record VerifierArguments(List<String> values) {
  VerifierArguments {
    values = List.copyOf(values);
  }

  /** Writes DSN and key into a folder for the verifier to read. */
  static VerifierArguments of(FilledLog log, Path folder, int jobs) {
    Path dsn = write(folder.resolve("dsn"), log.verifiersDsn());
    Path key = write(folder.resolve("log.pub"), log.key().format());
    return new VerifierArguments(
        List.of(
            "verify",
            "--backend",
            log.own().backend(),
            "--dsn-file",
            dsn.toString(),
            "--tenant",
            FilledLog.TENANT.value(),
            "--log-public-key",
            key.toString(),
            "--jobs",
            Integer.toString(jobs)));
  }

  /** With user and password in it, where it does not say by itself how to log in. */
  static String withLogin(StorageSettings settings) {
    String dsn = settings.value("dsn").orElseThrow();
    return settings
        .value("password")
        .map(password -> "://" + settings.value("user").orElseThrow() + ":" + password + "@")
        .map(login -> dsn.replace("://", login))
        .orElse(dsn);
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String[] toArray() {
    return values.toArray(String[]::new);
  }
}
