package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.ScratchDirectory;
import com.claresia.hub.verifier.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much memory the verifier takes. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description = {
      "The verifier in a process of its own over a million records: the most memory that the system ever gave it (VmHWM).",
      "On sharepoint the log is packed 1,000 a segment, and 'units' is what the verification is charged."
    })
final class MemoryBench extends Bench {
  private static final long HEAP = 144;

  /** What the script {@code hub} starts the verifier with. */
  static final List<String> OPTIONS =
      List.of(
          "-Xmx" + HEAP + "m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:ReservedCodeCacheSize=32m",
          "-XX:+UseCompactObjectHeaders");

  @Mixin private DataOption data = new DataOption();

  @Mixin private BackendOption backend = new BackendOption();

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "How many records; default: ${DEFAULT-VALUE}.")
  private long records = 1_000_000;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Connections; default: ${DEFAULT-VALUE}.")
  private int jobs = 2;

  @Override
  String unit() {
    return "MiB";
  }

  @Override
  ResultLine measure(Progress progress, Duration side) {
    data.requireKept(backend, spec());
    return data.in(folder -> measure(folder, progress));
  }

  private ResultLine measure(Path folder, Progress progress) {
    try (FilledLog log = FilledLog.on(backend.store(), folder, records, progress);
        ScratchDirectory scratch = ScratchDirectory.make("hub-bench-")) {
      VerifierArguments arguments = VerifierArguments.of(log, scratch.path(), jobs);
      long units = log.verifiersUnits().orElse(0);
      long start = System.nanoTime();
      long peak = peakKib(arguments, scratch.path().resolve("report"));
      ResultLine line =
          new ResultLine("memory")
              .number("peak_mib", peak / 1_024.0, 1)
              .count("heap_mib", HEAP)
              .text("unit", "MiB")
              .count("records", log.size())
              .count("jobs", jobs)
              .number("seconds", (System.nanoTime() - start) / 1e9, 1)
              .text("backend", backend.name())
              .counts(log.figures());
      log.verifiersUnits().ifPresent(after -> line.count("units", after - units));
      return line;
    }
  }

  private static long peakKib(VerifierArguments arguments, Path report) {
    Process verifier = ChildJvm.start(OPTIONS, Main.class, arguments.values(), report);
    Path status = Path.of("/proc", Long.toString(verifier.pid()), "status");
    try {
      long peak = 0;
      while (!verifier.waitFor(20, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, highWaterKib(status));
      }
      if (verifier.exitValue() != 0) {
        throw new IllegalStateException("not verified: " + Files.readString(report));
      }
      return peak;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long highWaterKib(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException goneAlready) {
      return 0;
    }
  }
}
