package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.ScratchDirectory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where logs lie that take long to fill. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keep the filled log here, for the next run; default: a folder that is deleted.")
  private Optional<Path> data = Optional.empty();

  /** Refuses the option where a store keeps nothing. */
  void requireKept(BackendOption backend, CommandSpec spec) {
    if (data.isPresent() && !backend.store().keeps()) {
      throw new ParameterException(
          spec.commandLine(), "--data: nothing is kept on " + backend.name());
    }
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
