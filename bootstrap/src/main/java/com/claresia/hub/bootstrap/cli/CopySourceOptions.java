package com.claresia.hub.bootstrap.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a log is copied from. */
final class CopySourceOptions {
  @Option(
      names = "--from",
      paramLabel = "DSN",
      description =
          "The store that has the log, such as postgres://auditor@db/hub: any login that may read"
              + " it. Better without a password, which other users could see in the list of"
              + " processes.")
  private Optional<String> dsn = Optional.empty();

  @Option(names = "--from-file", paramLabel = "FILE", description = "A file that holds that DSN.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--from-config",
      paramLabel = "FILE",
      description = "Or the configuration of the Hub that serves it, read as --config is.")
  private Optional<Path> config = Optional.empty();

  /** Opens it for reading. */
  CopyEnd open() {
    return new StoreLocation("--from", dsn, file, config).open("verify");
  }
}
