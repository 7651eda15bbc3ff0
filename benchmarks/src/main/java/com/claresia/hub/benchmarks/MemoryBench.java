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
      "The verifier in a process of its own over a million records: the most memory that the system ever gave it (VmHWM)."
    })
final class MemoryBench extends Bench {
  /** What the script {@code hub} starts the verifier with. */
  static final List<String> OPTIONS =
      List.of(
          "-Xmx144m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:ReservedCodeCacheSize=32m",
          "-XX:+UseCompactObjectHeaders");

  @Mixin private DataOption data = new DataOption();

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
    return data.in(folder -> measure(folder, progress));
  }

  private ResultLine measure(Path folder, Progress progress) {
    try (FilledLog log = FilledLog.in(folder, records, progress);
        ScratchDirectory scratch = ScratchDirectory.make("hub-bench-")) {
      VerifierArguments arguments = VerifierArguments.of(log, scratch.path(), jobs);
      long start = System.nanoTime();
      long peak = peakKib(arguments, scratch.path().resolve("report"));
      return new ResultLine("memory")
          .number("peak_mib", peak / 1_024.0, 1)
          .count("limit_mib", 256)
          .text("unit", "MiB")
          .count("records", log.size())
          .count("jobs", jobs)
          .number("seconds", (System.nanoTime() - start) / 1e9, 1);
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
