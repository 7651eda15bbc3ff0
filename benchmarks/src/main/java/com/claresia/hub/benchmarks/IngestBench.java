package com.claresia.hub.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Records over HTTP, one a request unless told otherwise. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "POST /v1/records of records of 1.5 KB each over 64 keep-alive connections, everything on.",
      "Baseline on PostgreSQL: a Jakarta REST resource on the same server, with the same filters and JWT, that reads the body and answers a receipt-sized 201.",
      "Void (exit 2) where the baseline is below 0.30 of a raw Helidon SE route on that server.",
      "Baseline on another store, or with --lines: the same rows inserted through the bare driver, as many at once as the Hub just had in a segment."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  hub bench ingest",
      "  hub bench ingest --backend snowflake --lines 16 --statement-latency 200",
    })
final class IngestBench extends Bench {
  static final int CONNECTIONS = 64;

  @Mixin private BackendOption backend = new BackendOption();

  @Option(
      names = "--lines",
      paramLabel = "N",
      description = "Records a request, as NDJSON where more than one; default: ${DEFAULT-VALUE}.")
  private int lines = 1;

  @Option(
      names = "--statement-latency",
      paramLabel = "MS",
      description =
          "On an emulated store: how much longer each statement or request takes, in milliseconds, for both"
              + " sides; default: ${DEFAULT-VALUE}.")
  private long latency;

  @Override
  String unit() {
    return "records/s";
  }

  @Override
  ResultLine measure(Progress progress, Duration side) {
    if (lines < 1 || lines > 1_000) {
      throw new ParameterException(spec().commandLine(), "--lines: give 1 to 1000");
    }
    BenchStore store = backend.store();
    if (latency < 0 || (latency > 0 && !store.isEmulated())) {
      throw new ParameterException(
          spec().commandLine(), "--statement-latency: give 0 or more, on an emulated store");
    }
    try (BenchHub hub = new BenchHub(store);
        HttpLoad records = load(hub.target("/v1/records"), hub, lines)) {
      ResultLine line =
          backend.isPostgres() && lines == 1
              ? new ResourceBaseline(hub, pairs(progress, side)).compare(records, side, progress)
              : new RowsBaseline(hub, store, pairs(progress, side))
                  .compare(records, Duration.ofMillis(latency));
      return line.text("backend", store.backend()).count("lines", lines);
    }
  }

  /** So many records a request: as JSON where it is one, as NDJSON otherwise. */
  static HttpLoad load(PostTarget target, BenchHub hub, int lines) {
    List<RecordTemplate> templates = RecordTemplate.some(lines == 1 ? 256 : lines, 1);
    SplittableRandom random = new SplittableRandom();
    return new HttpLoad(
        hub.address(),
        IntStream.range(0, CONNECTIONS)
            .mapToObj(i -> requests(target, templates, new RecordIds(random.split()), lines))
            .toList());
  }

  private static Requests requests(
      PostTarget target, List<RecordTemplate> templates, RecordIds ids, int lines) {
    return lines == 1
        ? new RecordPosts(target, templates, ids)
        : new BulkPosts(target, templates, ids);
  }
}
