package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.Hub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** Starts {@code hub bench}. */
public final class Main {
  private static final String WARNINGS_ONLY = "\ncom.claresia.hub.level=WARNING\n";

  private Main() {}

  /** Runs one benchmark and ends the process with its exit status. */
  public static void main(String[] arguments) {
    configureLogging();
    System.exit(BenchCommand.commandLine().execute(arguments));
  }

  /** As the Hub logs, but nothing of what it says in good order. */
  private static void configureLogging() {
    try (InputStream hubs = Hub.class.getResourceAsStream("/logging.properties");
        InputStream own =
            new ByteArrayInputStream(WARNINGS_ONLY.getBytes(StandardCharsets.ISO_8859_1))) {
      LogManager.getLogManager().readConfiguration(new SequenceInputStream(hubs, own));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the jar is damaged", unreadable);
    }
  }
}
