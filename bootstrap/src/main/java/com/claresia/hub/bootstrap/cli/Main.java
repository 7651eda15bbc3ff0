package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.bootstrap.terminal.Terminal;
import com.claresia.hub.bootstrap.terminal.Terminal.Feature;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.logging.LogManager;

/** Starts the command line {@code claresia-hub}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    configureLogging();
    Terminal terminal =
        new Terminal(utf8(FileDescriptor.out), utf8(FileDescriptor.err), features());
    System.exit(HubCommand.run(System.in, terminal, arguments));
  }

  private static void configureLogging() {
    if (System.getProperty("java.util.logging.config.file") != null) {
      return;
    }
    try (InputStream properties = Main.class.getResourceAsStream("/logging.properties")) {
      LogManager.getLogManager().readConfiguration(properties);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the jar is damaged", unreadable);
    }
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
  }

  // The script tells which streams are terminals; the JDK knows only whether all of them are.
  private static Set<Feature> features() {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    if (System.getProperty("claresia.terminal", "").contains("err")) {
      features.add(Feature.PROGRESS);
      if (System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"))) {
        features.add(Feature.COLOUR);
      }
    }
    return features;
  }
}
