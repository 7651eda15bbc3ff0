package com.claresia.hub.benchmarks;

import com.claresia.hub.adapters.keys.local.KeyProtection;
import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.application.append.AppendResult;
import com.claresia.hub.application.append.RecordRequest;
import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.bootstrap.Hub;
import com.claresia.hub.bootstrap.OpenStorage;
import com.claresia.hub.bootstrap.own.OwnStore;
import com.claresia.hub.domain.provenance.VerifierKey;
import com.claresia.hub.domain.record.Submitter;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * A log of so many records, taken in through the Hub's own use cases, in this process and without
 * HTTP. Kept in a folder, it is there at once the next time.
 */
final class FilledLog implements AutoCloseable {
  static final TenantId TENANT = new TenantId("bench");

  private static final Submitter SUBMITTER = new Submitter("urn:claresia:hub:bench", "bench");
  private static final int UNDER_WAY = 2_048;
  private static final int TOLD_EVERY = 100_000;

  private final BenchStore store;
  private final OpenStorage storage;
  private final LocalLogKeys keys;
  private final Hub hub;
  private final List<RecordTemplate> templates = RecordTemplate.some(1_024, 1);
  private final RecordIds ids = new RecordIds(new SplittableRandom());
  private int turn;

  private FilledLog(BenchStore store, Path folder) {
    this.store = store;
    storage = OpenStorage.own(store.start(folder));
    storage.ensureTenant(new TenantPolicy(TENANT, LogAccess.BEARER));
    keys =
        LocalLogKeys.open(
            folder.resolve("keys"), new KeyProtection.NoneForDevelopment(), new SecureRandom());
    var _ = keys.create(TENANT);
    hub =
        Hub.of(
            new Hub.Parts(storage.store(), keys, CheckpointMirror.none(), Clock.systemUTC()),
            store.packing(storage.store().segmentLimits()));
  }

  /** The log in this folder on PostgreSQL, filled up to at least so many records. */
  static FilledLog in(Path folder, long records, Progress progress) {
    return on(new BenchPostgres(), folder, records, progress);
  }

  /** A log on this store, filled up to at least so many records. */
  static FilledLog on(BenchStore store, Path folder, long records, Progress progress) {
    FilledLog log = new FilledLog(store, folder);
    long size = log.size();
    progress.say("a log of %,d records is there".formatted(size));
    while (size < records) {
      long more = Math.min(TOLD_EVERY, records - size);
      log.append(more);
      size += more;
      progress.say("filled to %,d of %,d records".formatted(size, records));
    }
    log.sign();
    return log;
  }

  private void sign() {
    var _ = hub.checkpoints().covering(TENANT, size());
  }

  long size() {
    return storage.store().head(TENANT).size();
  }

  Hub hub() {
    return hub;
  }

  OpenStorage storage() {
    return storage;
  }

  /** The store it lies on. */
  OwnStore own() {
    return storage.own().orElseThrow();
  }

  /** Where a verifier finds it. */
  String verifiersDsn() {
    return store.verifiersDsn(own(), storage.settings());
  }

  /** What was charged for verifying it until now, where the store charges. */
  OptionalLong verifiersUnits() {
    return store.verifiersUnits(own());
  }

  /** What else is told of it, by name. */
  Map<String, Long> figures() {
    return store.figures(own(), TENANT);
  }

  /** The key that signs the log. */
  VerifierKey key() {
    return keys.verifierKeys(TENANT).getFirst();
  }

  /** Takes in so many records, as many at once as several writers would send. */
  Measurement append(long records) {
    Histogram latencies = Measurement.histogram();
    Queue<Future<AppendResult>> underWay = new ArrayDeque<>();
    long start = System.nanoTime();
    for (long i = 0; i < records; i++) {
      if (underWay.size() == UNDER_WAY) {
        requireCreated(underWay.remove());
      }
      underWay.add(hub.append().submit(next()));
    }
    underWay.forEach(FilledLog::requireCreated);
    return Measurement.of(records, System.nanoTime() - start, latencies);
  }

  private RecordRequest next() {
    byte[] body = templates.get(turn++ % templates.size()).bytes(ids);
    return new RecordRequest(TENANT, SUBMITTER, body, Optional.empty(), 0);
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

  @Override
  public void close() {
    hub.close();
    storage.close();
  }
}
