package com.claresia.hub.benchmarks;

import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.prove.ProveRecord;
import com.claresia.hub.application.prove.ProveResult;
import com.claresia.hub.domain.record.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A complete proof, against reading one row. */
@Command(
    name = "proof",
    mixinStandardHelpOptions = true,
    description = {
      "The complete proof of a record drawn at random from a log of a million: record, inclusion path, signed checkpoint, in-process.",
      "Baseline: a primary-key select of one row through the bare driver, in-process. One thread on both sides."
    })
final class ProofBench extends Bench {
  private static final int DRAWN = 20_000;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "How many records; default: ${DEFAULT-VALUE}.")
  private long records = 1_000_000;

  @Override
  String unit() {
    return "proofs/s";
  }

  @Override
  ResultLine measure(Progress progress, Duration side) {
    return data.in(folder -> measure(folder, progress, side));
  }

  private ResultLine measure(Path folder, Progress progress, Duration side) {
    try (FilledLog log = FilledLog.in(folder, records, progress);
        PostgresSelects bare =
            new PostgresSelects(log.storage().settings(), FilledLog.TENANT, log.size())) {
      return ResultLine.of("proof", "proofs/s", pairs(progress, side).compare(proofs(log), bare))
          .count("records", log.size());
    }
  }

  /** Proofs of records drawn at random. */
  static Side proofs(FilledLog log) {
    ProveRecord prove = log.hub().prove();
    List<RecordId> ids = drawn(log);
    SplittableRandom random = new SplittableRandom();
    return new OperationLoop(() -> prove(prove, ids.get(random.nextInt(ids.size()))));
  }

  private static void prove(ProveRecord prove, RecordId id) {
    if (!(prove.prove(FilledLog.TENANT, id) instanceof ProveResult.Proven)) {
      throw new IllegalStateException("a record is not proven: " + id);
    }
  }

  private static List<RecordId> drawn(FilledLog log) {
    SplittableRandom random = new SplittableRandom(1);
    List<RecordId> ids = new ArrayList<>();
    int runs = 200;
    for (int i = 0; i < runs; i++) {
      long from = random.nextLong(Math.max(1, log.size() - DRAWN / runs));
      log.storage()
          .store()
          .scan(
              FilledLog.TENANT,
              new SeqRange(from, from + DRAWN / runs),
              leaf -> ids.add(new RecordId(leaf.id())));
    }
    return ids;
  }
}
