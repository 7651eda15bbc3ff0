package com.claresia.hub.verifier;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Where the log is stored. */
final class StoreOptions {
  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "Kind of store; default: ${DEFAULT-VALUE}.")
  String backend = "postgres";

  @Option(
      names = "--dsn",
      paramLabel = "DSN",
      description =
          "Where the store is, such as postgres://auditor@db:5432/hub. Better without the password,"
              + " which other users could see in the list of processes.")
  Optional<String> dsn = Optional.empty();

  @Option(
      names = "--dsn-file",
      paramLabel = "FILE",
      description = "A file that holds the DSN, the password included if need be.")
  Optional<Path> dsnFile = Optional.empty();

  /** Opens the store for reading, with the rights that the DSN gives and a connection a job. */
  HubStore open(int jobs) {
    StorageBackend found = backend();
    StorageSettings settings =
        found
            .settingsOf(dsn())
            .with("access", "verify")
            .with("pool-size", Integer.toString(jobs + 1));
    return found.open(settings);
  }

  private String dsn() {
    return dsn.or(() -> dsnFile.map(file -> Inputs.text("--dsn-file", file).strip()))
        .orElseThrow(() -> new UsageProblem("say where the store is: --dsn or --dsn-file"));
  }

  private StorageBackend backend() {
    ServiceLoader<StorageBackend> backends = ServiceLoader.load(StorageBackend.class);
    for (StorageBackend each : backends) {
      if (each.name().equals(backend)) {
        return each;
      }
    }
    throw new UsageProblem(
        "--backend: there is no store of this kind; there is: "
            + backends.stream()
                .map(known -> known.get().name())
                .sorted()
                .collect(Collectors.joining(", ")));
  }
}
