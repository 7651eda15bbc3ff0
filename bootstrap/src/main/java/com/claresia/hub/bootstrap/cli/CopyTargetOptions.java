package com.claresia.hub.bootstrap.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a log is copied to. */
final class CopyTargetOptions {
  @Option(
      names = "--to",
      paramLabel = "DSN",
      description =
          "The store that is to have it, migrated already, with the login of the service there.")
  private Optional<String> dsn = Optional.empty();

  @Option(names = "--to-file", paramLabel = "FILE", description = "A file that holds that DSN.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--to-config",
      paramLabel = "FILE",
      description =
          "Or the configuration of the Hub that is to serve it. Where it names the owner's login,"
              + " a tenant that is not there yet is added.")
  private Optional<Path> config = Optional.empty();

  /** Opens it for writing. */
  CopyEnd open() {
    return new StoreLocation("--to", dsn, file, config).open("serve");
  }
}
