package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.LocalSharePoint;
import com.claresia.hub.emulators.graph.control.RecordedRequest;
import com.claresia.hub.emulators.graph.control.RequestLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether a store with a budget keeps up for long without anybody being turned away. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = {
      "POST /v1/records of NDJSON, 16 records of 1.5 KB a request, over 64 connections for minutes, on SharePoint's emulator with the budget of the lowest tier: 1,250 resource units a minute.",
      "It fails where a client is answered anything but 200 and 201 for every line. Per minute: records, units, requests that the emulator answered with 429."
    },
    footerHeading = "%nExamples%n",
    footer = {"  hub bench soak --backend sharepoint --minutes 10"})
final class SoakBench extends Bench {
  private static final int LINES = 16;
  private static final int TOO_MANY = 429;

  @Mixin private BackendOption backend = new BackendOption();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "How long; default: ${DEFAULT-VALUE}.")
  private int minutes = 10;

  @Option(
      names = "--lines",
      paramLabel = "N",
      description = "Records a request; default: ${DEFAULT-VALUE}.")
  private int lines = LINES;

  @Override
  String unit() {
    return "records/s";
  }

  @Override
  ResultLine measure(Progress progress, Duration side) {
    if (!backend.name().equals("sharepoint")) {
      throw new ParameterException(
          spec().commandLine(), "--backend: only sharepoint has a budget to keep to");
    }
    try (BenchHub hub = new BenchHub(backend.name(), LocalSharePoint::ofTheLowestTier);
        HttpLoad load = IngestBench.load(hub.target("/v1/records"), hub, lines)) {
      RequestLog requests = ((LocalSharePoint) hub.store()).emulator().requests();
      List<Minute> all = new ArrayList<>();
      for (int i = 1; i <= minutes; i++) {
        Minute minute = minute(load, requests);
        all.add(minute);
        progress.say("minute %d: %s".formatted(i, minute));
      }
      return result(all);
    }
  }

  private static Minute minute(HttpLoad load, RequestLog requests) {
    requests.clear();
    Measurement taken = load.run(Duration.ofMinutes(1));
    long refused = requests.matching(SoakBench::isRefused).size();
    return new Minute(taken, requests.units(), refused);
  }

  private static boolean isRefused(RecordedRequest request) {
    return request.status() == TOO_MANY;
  }

  /**
   * One minute, until its last answer.
   *
   * @param taken records
   * @param units that were charged
   * @param refused requests of the Hub's that were answered with 429
   */
  private record Minute(Measurement taken, long units, long refused) {
    double unitsAMinute() {
      return units * 60e9 / taken.nanos();
    }

    @Override
    public String toString() {
      return "%,.0f records/s, %,.0f units a minute, %d times 429"
          .formatted(taken.rate(), unitsAMinute(), refused);
    }
  }

  private ResultLine result(List<Minute> all) {
    long records = all.stream().mapToLong(minute -> minute.taken().operations()).sum();
    long units = all.stream().mapToLong(Minute::units).sum();
    return new ResultLine("soak")
        .number("hub", Medians.of(rates(all)), 1)
        .number(
            "slowest_minute", all.stream().mapToDouble(m -> m.taken().rate()).min().orElse(0), 1)
        .text("unit", "records/s")
        .text("backend", backend.name())
        .count("minutes", all.size())
        .count("lines", lines)
        .count("records", records)
        .number("units_per_record", (double) units / Math.max(1, records), 5)
        .number(
            "most_units_a_minute",
            all.stream().mapToDouble(Minute::unitsAMinute).max().orElse(0),
            0)
        .count("throttled", all.stream().mapToLong(Minute::refused).sum());
  }

  private static double[] rates(List<Minute> all) {
    return all.stream().mapToDouble(minute -> minute.taken().rate()).toArray();
  }
}
