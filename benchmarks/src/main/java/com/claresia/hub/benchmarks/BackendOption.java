package com.claresia.hub.benchmarks;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** On which store a benchmark runs. */
final class BackendOption {
  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = "postgres",
      description = "The store: postgres, sharepoint or snowflake; default: ${DEFAULT-VALUE}.")
  private String backend = "postgres";

  String name() {
    return backend;
  }

  boolean isPostgres() {
    return backend.equals("postgres");
  }

  /** What is measured on. */
  BenchStore store() {
    return BenchStore.named(backend)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(), "--backend: there is no benchmark on " + backend));
  }
}
