package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.ScratchDirectory;
import com.claresia.hub.verifier.VerifierCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verifier over a million rows, against reading the same contents. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "claresia-hub-verifier verify over records of 1.5 KB, a million on PostgreSQL.",
      "Baseline: the same contents read to the end through the bare driver on as many connections as --jobs; on PostgreSQL by COPY (SELECT content ...) TO STDOUT (FORMAT binary).",
      "On sharepoint the log is packed 1,000 a segment; 'units' is what one verification is charged."
    })
final class VerifyBench extends Bench {
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "How many records; default: 1000000 on PostgreSQL, 100000 elsewhere.")
  private Optional<Long> records = Optional.empty();

  @Mixin private BackendOption backend = new BackendOption();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Connections of both sides; default: ${DEFAULT-VALUE}.")
  private int jobs = 2;

  @Override
  String unit() {
    return "records/s";
  }

  @Override
  ResultLine measure(Progress progress, Duration side) {
    data.requireKept(backend, spec());
    return data.in(folder -> measure(folder, progress, side));
  }

  private ResultLine measure(Path folder, Progress progress, Duration side) {
    BenchStore store = backend.store();
    try (FilledLog log = FilledLog.on(store, folder, records.orElseGet(store::records), progress);
        ScratchDirectory secrets = ScratchDirectory.make("hub-bench-")) {
      VerifierArguments arguments = VerifierArguments.of(log, secrets.path(), jobs);
      Side bare = store.reads(log.own(), FilledLog.TENANT, log.size(), jobs);
      Comparison comparison =
          pairs(progress, side).compare(time -> verify(arguments, log.size()), bare);
      long units = log.verifiersUnits().orElse(0);
      var _ = verify(arguments, log.size());
      ResultLine line =
          ResultLine.of("verify", "records/s", comparison)
              .text("backend", store.backend())
              .count("records", log.size())
              .count("jobs", jobs)
              .counts(log.figures());
      log.verifiersUnits().ifPresent(after -> line.count("units", after - units));
      return line;
    }
  }

  /** One whole verification, however long it takes. */
  private static Measurement verify(VerifierArguments arguments, long size) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    long start = System.nanoTime();
    int status =
        VerifierCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray());
    long nanos = System.nanoTime() - start;
    if (status != 0) {
      throw new IllegalStateException("the log is not clean: " + out + err);
    }
    Histogram latencies = Measurement.histogram();
    latencies.recordValue(nanos);
    return Measurement.of(size, nanos, latencies);
  }
}
