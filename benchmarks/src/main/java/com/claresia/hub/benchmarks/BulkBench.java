package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.Development;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Many records a request, against bare inserts. */
@Command(
    name = "bulk",
    mixinStandardHelpOptions = true,
    description = {
      "POST /v1/records of NDJSON, 1,000 records of 1.5 KB a request, over four connections, everything on.",
      "Baseline: inserts of 256 ready-made rows into the same tables and indexes through the bare driver (PostgreSQL: unnest, under row-level security), on as many connections as the Hub writes with: one for a tenant."
    })
final class BulkBench extends Bench {
  private static final int CONNECTIONS = 4;
  private static final int LINES = 1_000;

  @Mixin private BackendOption backend = new BackendOption();

  @Override
  String unit() {
    return "records/s";
  }

  @Override
  ResultLine measure(Progress progress, Duration side) {
    List<RecordTemplate> templates = RecordTemplate.some(LINES, 1);
    RecordIds ids = new RecordIds(new SplittableRandom(1));
    List<byte[]> contents = templates.stream().map(template -> template.bytes(ids)).toList();
    BenchStore store = backend.store();
    try (BenchHub hub = new BenchHub(store);
        HttpLoad load = load(hub, templates);
        BareInserts bare = store.inserts(hub.store(), Development.AURORA, contents)) {
      return ResultLine.of("bulk", "records/s", pairs(progress, side).compare(load::run, bare))
          .text("backend", store.backend());
    }
  }

  private static HttpLoad load(BenchHub hub, List<RecordTemplate> templates) {
    SplittableRandom random = new SplittableRandom();
    PostTarget target = hub.target("/v1/records");
    return new HttpLoad(
        hub.address(),
        IntStream.range(0, CONNECTIONS)
            .mapToObj(i -> new BulkPosts(target, templates, new RecordIds(random.split())))
            .toList());
  }
}
