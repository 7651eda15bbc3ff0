package com.claresia.hub.application.append;

import com.claresia.hub.application.observe.DecidedSegment;
import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.StoreCapability;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Commits what one tenant's writers have queued, segment after segment, and ends when nothing is
 * left: while one segment is on its way the next one gathers. Run by one thread at a time.
 */
final class Committer {
  private static final Logger LOG = System.getLogger(Committer.class.getName());

  private final TenantId tenant;
  private final TenantQueue queue;
  private final HubStore store;
  private final AppendSettings settings;
  private final Deciding deciding;
  private final Meters meters;
  private final Supplier<UUID> commitIds;
  private final List<AppendListener> listeners;
  private final Halts halts;
  private final OwnCommits commits;
  private final boolean looksUpIds;
  private @Nullable ChainEnd chain;
  private volatile List<Unit> underWay = List.of();

  Committer(
      TenantId tenant,
      TenantQueue queue,
      HubStore store,
      AppendSettings settings,
      Deciding deciding,
      Meters meters,
      Supplier<UUID> commitIds,
      List<AppendListener> listeners,
      Halts halts) {
    this.tenant = tenant;
    this.queue = queue;
    this.store = store;
    this.settings = settings;
    this.deciding = deciding;
    this.meters = meters;
    this.commitIds = commitIds;
    this.listeners = listeners;
    this.halts = halts;
    this.commits = new OwnCommits(tenant, store);
    this.looksUpIds = !store.capabilities().contains(StoreCapability.UNIQUE_RECORD_IDS);
  }

  /** Commits until the queue is empty. */
  void drain() {
    List<Unit> units = next(List.of());
    while (!units.isEmpty()) {
      underWay = units;
      Batch batch = new Batch(units);
      try {
        halts.refusal(tenant).ifPresentOrElse(batch::answerAll, () -> commit(batch));
      } catch (StoreUnavailable e) {
        giveUp(batch, Level.WARNING, e);
      } catch (RuntimeException e) {
        giveUp(batch, Level.ERROR, e);
      }
      units = next(batch.settleFollowers());
    }
    underWay = List.of();
  }

  /** Answers whoever has waited long enough, on its way or in the queue; by any thread. */
  void answerOverdue(long nanoTime, AppendResult late) {
    underWay.forEach(unit -> unit.answerIfOverdue(nanoTime, late));
    queue.answerOverdue(nanoTime, late);
  }

  /** These, which have waited long enough, and what is queued. */
  private List<Unit> next(List<Unit> followers) {
    if (followers.isEmpty()) {
      queue.linger();
    }
    return queue.take(new ArrayList<>(followers));
  }

  // Nobody is left waiting, and the next segment starts from what the store says by then.
  private void giveUp(Batch batch, Level level, RuntimeException why) {
    LOG.log(level, "records of " + tenant + " could not be committed", why);
    chain = null;
    // Taken before anybody is answered: who tries again after that is tried again.
    List<Unit> queued = queue.takeAll();
    batch.answerAll(unavailable());
    queued.forEach(unit -> unit.answer(unavailable()));
  }

  private AppendResult unavailable() {
    return new AppendResult.Unavailable(settings.retryAfter());
  }

  private void commit(Batch batch) {
    ChainEnd end = chain == null ? new ChainEnd(store.head(tenant)) : chain;
    chain = end;
    List<HubRecord> records = open(batch);
    while (!records.isEmpty() && !isHalted(batch, end)) {
      Segment segment =
          new Segment(tenant, commitIds.get(), end.size(), records, end.after(records));
      Optional<AppendOutcome> outcome = send(segment);
      if (outcome.isEmpty()) {
        throw new StoreUnavailable("the Hub is closing and does not know what became of a segment");
      }
      follow(outcome.get(), segment, batch, end);
      records = open(batch);
    }
  }

  private boolean isHalted(Batch batch, ChainEnd end) {
    Optional<String> loss = commits.lossAt(end.size());
    loss.ifPresent(reason -> {
      halts.halt(tenant, Halts.By.STORE, reason);
      chain = null;
      listeners.forEach(listener -> listener.behind(tenant));
      batch.answerAll(new AppendResult.Halted(reason));
    });
    return loss.isPresent();
  }

  private Optional<AppendOutcome> send(Segment segment) {
    long start = System.nanoTime();
    Optional<AppendOutcome> outcome = deciding.send(segment);
    DecidedSegment decided =
        new DecidedSegment(
            outcome.map(Committer::fate).orElse(DecidedSegment.Fate.UNKNOWN),
            segment.leaves().size(),
            Duration.ofNanos(System.nanoTime() - start));
    listeners.forEach(listener -> listener.decided(decided));
    return outcome;
  }

  private static DecidedSegment.Fate fate(AppendOutcome outcome) {
    return switch (outcome) {
      case AppendOutcome.Appended appended -> DecidedSegment.Fate.APPENDED;
      case AppendOutcome.HeadMoved moved -> DecidedSegment.Fate.HEAD_MOVED;
      case AppendOutcome.DuplicateRecord duplicate -> DecidedSegment.Fate.DUPLICATE;
      case AppendOutcome.OutcomeUnknown unknown -> DecidedSegment.Fate.UNKNOWN;
    };
  }

  private List<HubRecord> open(Batch batch) {
    if (looksUpIds) {
      batch.settle(store.readAll(tenant, ids(batch.open())));
    }
    return batch.open();
  }

  private static List<RecordId> ids(List<HubRecord> records) {
    return records.stream().map(HubRecord::id).toList();
  }

  private void follow(AppendOutcome outcome, Segment segment, Batch batch, ChainEnd end) {
    switch (outcome) {
      case AppendOutcome.Appended(ChainHead head) -> committed(segment, batch, end, head);
      case AppendOutcome.HeadMoved(ChainHead actual) -> {
        meters.movedHeads.increment();
        end.moveTo(actual);
      }
      case AppendOutcome.DuplicateRecord(var ids) -> settle(ids, batch);
      case AppendOutcome.OutcomeUnknown(String cause) -> throw new IllegalStateException(cause);
    }
  }

  private void committed(Segment segment, Batch batch, ChainEnd end, ChainHead head) {
    end.moveTo(head);
    commits.reached(head);
    meters.committedRecords.add(segment.leaves().size());
    meters.committedSegments.increment();
    listeners.forEach(listener -> listener.appended(tenant, head));
    batch.committed(segment.firstSeq());
  }

  private void settle(Collection<RecordId> ids, Batch batch) {
    if (!batch.settle(store.readAll(tenant, ids))) {
      throw new StoreUnavailable("records are refused as known that cannot be read");
    }
  }
}
