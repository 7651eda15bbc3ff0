package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.ScratchDirectory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Where logs lie that take long to fill. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keep the filled log here, for the next run; default: a folder that is deleted.")
  private Optional<Path> data = Optional.empty();

  boolean isGiven() {
    return data.isPresent();
  }

  /** Does something in the folder. */
  <T> T in(Function<Path, T> work) {
    if (data.isPresent()) {
      return work.apply(data.get());
    }
    try (ScratchDirectory scratch = ScratchDirectory.make("hub-bench-")) {
      return work.apply(scratch.path());
    }
  }
}
