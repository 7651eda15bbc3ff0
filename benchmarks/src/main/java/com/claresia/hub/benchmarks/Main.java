package com.claresia.hub.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** Starts {@code hub bench}. */
public final class Main {
  private static final String WARNINGS_ONLY =
      "handlers=java.util.logging.ConsoleHandler\n.level=WARNING\n";

  private Main() {}

  /** Runs one benchmark and ends the process with its exit status. */
  public static void main(String[] arguments) {
    configureLogging();
    System.exit(BenchCommand.commandLine().execute(arguments));
  }

  private static void configureLogging() {
    byte[] properties = WARNINGS_ONLY.getBytes(StandardCharsets.ISO_8859_1);
    try {
      LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(properties));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
