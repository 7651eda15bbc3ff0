package com.claresia.hub.application.verify;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.ChainVerification;
import com.claresia.hub.domain.verification.KeptCheckpoint;
import com.claresia.hub.domain.verification.RangeVerifier;
import com.claresia.hub.domain.verification.StoredLeaf;
import com.claresia.hub.domain.verification.VerificationReport;
import com.claresia.hub.domain.verification.VerifiedRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Verifies a tenant's whole log from what is stored: neighbouring ranges are read and re-hashed
 * side by side, and put together from left to right. Memory does not grow with the log. Reads only.
 */
public final class VerifyChain {
  /** Places in one range: a tile of level 1. */
  private static final long RANGE = 65_536;

  /**
   * Up to here: a row that stands far beyond the log's end must not cost more than a look at it.
   */
  private static final long MOST_RANGES = 8_192;

  private static final int PROGRESS_STEP = 4_096;

  private final HubStore store;

  /** Verifies what this store holds. */
  public VerifyChain(HubStore store) {
    this.store = store;
  }

  /**
   * The report. Records committed in the meantime are not looked at.
   *
   * @throws StoreUnavailable if the store does not answer; then nothing was verified
   */
  public VerificationReport verify(VerificationRequest request, VerificationProgress progress) {
    TenantId tenant = request.terms().tenant();
    ChainVerification verification =
        ChainVerification.begin(
            request.terms(),
            review -> store.scanCheckpoints(tenant, each -> review.accept(kept(each))),
            request.given(),
            new TileHints(store, tenant),
            request.fingerprintKey());
    long extent = store.extent(tenant);
    long total = Math.max(extent, verification.reach());
    verifyRanges(
        verification, ranges(extent, total), new Scan(verification, request, progress, total));
    return verification.report();
  }

  private static KeptCheckpoint kept(StoredCheckpoint checkpoint) {
    return new KeptCheckpoint(checkpoint.size(), checkpoint.root(), checkpoint.note());
  }

  // Results are taken in order, so at most twice as many as there are jobs wait in memory.
  private void verifyRanges(ChainVerification verification, List<SeqRange> ranges, Scan scan) {
    int jobs = scan.request.jobs();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            jobs, Thread.ofPlatform().name("hub-verify-", 0).daemon().factory());
    Deque<Future<VerifiedRange>> underWay = new ArrayDeque<>();
    try {
      for (SeqRange range : ranges) {
        underWay.add(threads.submit(() -> scan.range(range)));
        if (underWay.size() > 2 * jobs) {
          verification.add(result(underWay.remove()));
        }
      }
      underWay.forEach(range -> verification.add(result(range)));
    } finally {
      threads.shutdownNow();
    }
  }

  // What a checkpoint claims beyond the last row is one range: it can be as long as a forger likes.
  private static List<SeqRange> ranges(long extent, long total) {
    List<SeqRange> ranges = new ArrayList<>();
    long length = Math.max(RANGE, extent / MOST_RANGES + 1);
    for (long from = 0; from < extent; from = ranges.getLast().to()) {
      ranges.add(new SeqRange(from, from + Math.min(length, extent - from)));
    }
    if (extent < total) {
      ranges.add(new SeqRange(extent, total));
    }
    return ranges;
  }

  private static VerifiedRange result(Future<VerifiedRange> range) {
    try {
      return range.get();
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted while verifying", e);
    }
  }

  private static RuntimeException failure(ExecutionException e) {
    return switch (e.getCause()) {
      case StoreUnavailable gone -> new StoreUnavailable(String.valueOf(gone.getMessage()), gone);
      case Error fatal -> throw fatal;
      case null, default -> new IllegalStateException("a range could not be verified", e);
    };
  }

  /** What all ranges share. */
  private final class Scan {
    private final ChainVerification verification;
    private final VerificationRequest request;
    private final VerificationProgress progress;
    private final long total;
    private final AtomicLong done = new AtomicLong();

    Scan(
        ChainVerification verification,
        VerificationRequest request,
        VerificationProgress progress,
        long total) {
      this.verification = verification;
      this.request = request;
      this.progress = progress;
      this.total = total;
    }

    VerifiedRange range(SeqRange range) {
      RangeVerifier verifier = verification.range(range.from(), range.to());
      Step step = new Step(range.from());
      store.scan(
          request.terms().tenant(),
          range,
          leaf -> {
            take(verifier, leaf);
            step.reach(verifier.position());
          });
      VerifiedRange result = verifier.finish();
      step.finish(range.to());
      return result;
    }

    private void take(RangeVerifier verifier, StoredLeaf leaf) {
      SeqRange places = request.places();
      if (leaf.seq() >= places.from() && leaf.seq() < places.to()) {
        verifier.accept(leaf);
      } else {
        verifier.acceptUnverified(leaf);
      }
    }

    /** One range's part in the progress. */
    private final class Step {
      private long reported;

      Step(long from) {
        reported = from;
      }

      void reach(long position) {
        if (position - reported >= PROGRESS_STEP) {
          finish(position);
        }
      }

      void finish(long position) {
        progress.at(done.addAndGet(position - reported), total);
        reported = position;
      }
    }
  }
}
