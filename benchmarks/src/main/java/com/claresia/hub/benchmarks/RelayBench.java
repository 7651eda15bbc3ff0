package com.claresia.hub.benchmarks;

import com.claresia.hub.application.append.AppendResult;
import com.claresia.hub.application.append.RecordRequest;
import com.claresia.hub.bootstrap.Relaying;
import com.claresia.hub.bootstrap.demo.VendorSide;
import com.claresia.hub.bootstrap.own.ScratchDirectory;
import com.claresia.hub.domain.record.Submitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What relaying costs, how fast a backlog drains, how soon a record is cosigned. */
@Command(
    name = "relay",
    mixinStandardHelpOptions = true,
    description = {
      "As ingest, with the relay on and off in turns: 'hub' relays to a sink that reads and acknowledges,"
          + " 'baseline' is the same Hub while another process has the lease to send. lag_records is the most"
          + " that was not acknowledged at the end of a side.",
      "Then, with a whole control plane beside it on this machine: 'full' is ingest as a share of the baseline,"
          + " drain_hashes_s how fast the backlog of --records drains, cosign_p50_ms and cosign_p99_ms"
          + " from a receipt to its cosignature at 500 records/s."
    },
    footerHeading = "%nExamples%n",
    footer = {"  hub bench relay", "  hub bench relay --records 200000 --seconds 2"})
final class RelayBench extends Bench {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Submitter SUBMITTER = new Submitter("urn:claresia:hub:bench", "bench");
  private static final int UNDER_WAY = 2_048;
  private static final int FULL_SIDES = 3;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "Of the backlog; default: ${DEFAULT-VALUE}.")
  private long records = 1_000_000;

  @Override
  String unit() {
    return "records/s";
  }

  @Override
  ResultLine measure(Progress progress, Duration side) {
    BenchPostgres store = new BenchPostgres();
    try (ScratchDirectory scratch = ScratchDirectory.make("hub-bench-relay-");
        VendorSide vendor =
            VendorSide.start(scratch.path(), BenchHub.settings(store.backend(), scratch.path()));
        RelaySink sink = new RelaySink(vendor.controlPlane())) {
      vendor.controlPlane().line().leadTo(sink.port());
      try (BenchHub hub = new BenchHub(store, vendor)) {
        return new Run(hub, vendor, sink, progress, side).measure();
      }
    }
  }

  /** One run over one Hub. */
  private final class Run {
    private final BenchHub hub;
    private final VendorSide vendor;
    private final RelaySink sink;
    private final Progress progress;
    private final Duration side;
    private final Relaying relaying;
    private long mostLag;

    Run(BenchHub hub, VendorSide vendor, RelaySink sink, Progress progress, Duration side) {
      this.hub = hub;
      this.vendor = vendor;
      this.sink = sink;
      this.progress = progress;
      this.side = side;
      this.relaying = hub.running().hub().relaying().orElseThrow();
    }

    ResultLine measure() {
      try (HttpLoad load = IngestBench.load(hub.target("/v1/records"), hub, 1)) {
        Comparison comparison =
            pairs(progress, side).compare(time -> relayed(load, time), time -> apart(load, time));
        ResultLine line =
            ResultLine.of("relay", "records/s", comparison).count("lag_records", mostLag);
        line.number("drain_hashes_s", drained(), 0);
        line.number("full", full(load) / comparison.baselineRate(), 3);
        Histogram cosigned =
            new CosignLatency(hub.running().hub(), BenchHub.TENANT).measure(side.multipliedBy(5));
        return line.count("backlog", records)
            .number("cosign_p50_ms", cosigned.getValueAtPercentile(50) / 1e6, 0)
            .number("cosign_p99_ms", cosigned.getValueAtPercentile(99) / 1e6, 0);
      }
    }

    private long head() {
      return hub.running().hub().store().head(BenchHub.TENANT).size();
    }

    private Measurement relayed(HttpLoad load, Duration time) {
      sink.acknowledge(this::head);
      Measurement measured = load.run(time);
      mostLag = Math.max(mostLag, relaying.status().orElseThrow().lagRecords());
      return measured;
    }

    private Measurement apart(HttpLoad load, Duration time) {
      sink.lease();
      return load.run(time);
    }

    private double drained() {
      sink.lease();
      fill(records - head());
      progress.say("a backlog of %,d records".formatted(head()));
      long size = head();
      long start = System.nanoTime();
      vendor.controlPlane().line().leadTo(vendor.controlPlane().port());
      if (!relaying.awaitAcknowledged(BenchHub.TENANT, size, PATIENCE)) {
        throw new IllegalStateException("the backlog did not drain");
      }
      double rate = size * 1e9 / (System.nanoTime() - start);
      progress.say("drained at %,.0f hashes/s".formatted(rate));
      return rate;
    }

    private double full(HttpLoad load) {
      double[] rates = new double[FULL_SIDES];
      for (int i = 0; i < FULL_SIDES; i++) {
        rates[i] = load.run(side).rate();
      }
      progress.say("beside a whole control plane %,.0f records/s".formatted(Medians.of(rates)));
      return Medians.of(rates);
    }

    private void fill(long more) {
      List<RecordTemplate> templates = RecordTemplate.some(1_024, 1);
      RecordIds ids = new RecordIds(new SplittableRandom());
      Queue<Future<AppendResult>> underWay = new ArrayDeque<>();
      for (long i = 0; i < more; i++) {
        if (underWay.size() == UNDER_WAY) {
          requireCreated(underWay.remove());
        }
        byte[] body = templates.get((int) (i % templates.size())).bytes(ids);
        underWay.add(
            hub.running()
                .hub()
                .append()
                .submit(new RecordRequest(BenchHub.TENANT, SUBMITTER, body, Optional.empty(), 0)));
      }
      underWay.forEach(RelayBench::requireCreated);
    }
  }

  private static void requireCreated(Future<AppendResult> answer) {
    try {
      if (!(answer.get() instanceof AppendResult.Created)) {
        throw new IllegalStateException("a record came to " + answer.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
