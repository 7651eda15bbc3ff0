package com.claresia.hub.bootstrap.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Records of the user's own: a file of NDJSON, read line by line, never whole. */
final class InputFile {
  private InputFile() {}

  static void send(Path file, Intake intake) {
    AtomicLong number = new AtomicLong();
    try (Stream<String> lines = Files.lines(file)) {
      intake.sendLines(
          lines
              .map(line -> new NumberedLine(number.incrementAndGet(), line))
              .filter(line -> !line.text().isBlank())
              .iterator());
    } catch (IOException | UncheckedIOException unreadable) {
      throw new DemoFailure(file + " cannot be read as UTF-8");
    }
  }
}
