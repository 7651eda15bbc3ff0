package com.claresia.hub.verifier;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** Starts the command {@code claresia-hub-verifier}. */
public final class Main {
  private static final String WARNINGS_ONLY =
      "handlers=java.util.logging.ConsoleHandler\n.level=WARNING\n";

  private Main() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    configureLogging();
    System.exit(
        VerifierCommand.commandLine()
            .setOut(utf8(FileDescriptor.out))
            .setErr(utf8(FileDescriptor.err))
            .execute(arguments));
  }

  // Standard error is for what went wrong; libraries have more to say.
  private static void configureLogging() {
    byte[] properties = WARNINGS_ONLY.getBytes(StandardCharsets.ISO_8859_1);
    try {
      LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(properties));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
