package com.claresia.hub.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/** One record a request, against a bare resource on the same server. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "POST /v1/records of one record of 1.5 KB each over 64 keep-alive connections, everything on.",
      "Baseline: a Jakarta REST resource on the same server, with the same filters and JWT, that reads the body and answers a receipt-sized 201.",
      "Void (exit 2) where the baseline is below 0.30 of a raw Helidon SE route on that server."
    })
final class IngestBench extends Bench {
  private static final int CONNECTIONS = 64;
  private static final double LEAST_OF_RAW = 0.30;
  private static final int RAW_GOES = 3;

  @Override
  String unit() {
    return "records/s";
  }

  @Override
  ResultLine measure(Progress progress, Duration side) {
    try (BenchHub hub = new BenchHub();
        HttpLoad records = load(hub, "/v1/records");
        HttpLoad bare = load(hub, "/v1" + BareResource.PATH)) {
      Comparison comparison = pairs(progress, side).compare(records::run, bare::run);
      double rawRate = rawRate(hub, side, progress);
      requireUsable(comparison, rawRate);
      return ResultLine.of("ingest", "records/s", comparison)
          .number("raw_route", rawRate, 1)
          .number("baseline_of_raw", comparison.baselineRate() / rawRate, 3);
    }
  }

  private static HttpLoad load(BenchHub hub, String path) {
    List<RecordTemplate> templates = RecordTemplate.some(256, 1);
    SplittableRandom random = new SplittableRandom();
    PostTarget target = hub.target(path);
    return new HttpLoad(
        hub.address(),
        IntStream.range(0, CONNECTIONS)
            .mapToObj(i -> new RecordPosts(target, templates, new RecordIds(random.split())))
            .toList());
  }

  private static double rawRate(BenchHub hub, Duration side, Progress progress) {
    double[] rates = new double[RAW_GOES];
    // Opened now, since the server closes connections that are idle for long.
    try (HttpLoad raw = load(hub, BareRoute.PATH)) {
      raw.run(side);
      for (int i = 0; i < RAW_GOES; i++) {
        rates[i] = raw.run(side).rate();
      }
    }
    progress.say("raw route %,.0f requests/s".formatted(Medians.of(rates)));
    return Medians.of(rates);
  }

  private static void requireUsable(Comparison comparison, double rawRate) {
    double share = comparison.baselineRate() / rawRate;
    if (share < LEAST_OF_RAW) {
      throw new VoidRun(
          "the baseline is %.3f of a raw route, below %.2f".formatted(share, LEAST_OF_RAW));
    }
  }
}
