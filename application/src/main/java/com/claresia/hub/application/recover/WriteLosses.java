package com.claresia.hub.application.recover;

import com.claresia.hub.application.append.AppendResult;
import com.claresia.hub.application.append.AppendSettings;
import com.claresia.hub.application.append.DecideSegment;
import com.claresia.hub.application.append.Draft;
import com.claresia.hub.application.append.Preparation;
import com.claresia.hub.application.append.PrepareRecord;
import com.claresia.hub.application.governance.HubEvent;
import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.RangeBuilder;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.record.BareLeaf;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.Leaf;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.Submitter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Writes what an examination has found lost: leaves without content, in one segment with the last
 * of them the event, so that no Hub that finds the log whole again can come between, and then the
 * checkpoint, since none may reach beyond the log. Whichever of them an end cuts off, the next run
 * writes. For one thread.
 */
final class WriteLosses {
  private static final Submitter HUB = new Submitter("hub", "backup.records_lost");

  private final HubStore store;
  private final RecoverRequest request;
  private final ToldHashes told;
  private final PrepareRecord preparation;
  private final Supplier<UUID> commitIds;
  private final LongConsumer progress;
  private final int mostLeaves;

  /**
   * Writes what was {@code told}.
   *
   * @param progress told the number of hashes that were written
   */
  WriteLosses(
      HubStore store,
      RecoverRequest request,
      ToldHashes told,
      PrepareRecord preparation,
      Supplier<UUID> commitIds,
      LongConsumer progress) {
    this.store = store;
    this.request = request;
    this.told = told;
    this.preparation = preparation;
    this.commitIds = commitIds;
    this.progress = progress;
    // Room for the event is left in each segment.
    this.mostLeaves =
        Math.max(
            1,
            Math.min(AppendSettings.MAX_SEGMENT_RECORDS, store.segmentLimits().maxRecords()) - 1);
  }

  RecoverResult write(Plan plan) {
    HubRecord event = event(plan);
    RangeBuilder tree = RangeBuilder.from(plan.head().frontier());
    for (SeqRange piece : ToldHashes.pieces(plan.unwritten(), plan.checkpointSize())) {
      byte[] hashes = told.again(piece);
      for (int from = 0; from < piece.length(); from += mostLeaves) {
        List<Leaf> leaves = leaves(hashes, from, Math.min((int) piece.length(), from + mostLeaves));
        if (tree.end() + leaves.size() == plan.lost().to()) {
          leaves.add(event);
        }
        append(tree, leaves);
      }
    }
    if (plan.unwritten().length() == 0) {
      append(tree, List.of(event));
    }
    keepCheckpoint(plan.checkpoint());
    return new RecoverResult.Recovered(
        plan.places(), plan.checkpointSize(), plan.lost().to(), event.id());
  }

  private static List<Leaf> leaves(byte[] hashes, int from, int to) {
    List<Leaf> leaves = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      leaves.add(BareLeaf.ofHash(Hash.of(hashes, i * Hash.LENGTH, Hash.LENGTH)));
    }
    return leaves;
  }

  private void append(RangeBuilder tree, List<? extends Leaf> leaves) {
    long first = tree.end();
    byte[] hash = new byte[Hash.LENGTH];
    for (Leaf leaf : leaves) {
      leaf.provenanceHash().copyTo(hash, 0);
      tree.appendData(hash, 0);
    }
    Segment segment =
        new Segment(request.tenant(), commitIds.get(), first, leaves, tree.toFrontier());
    requireAppended(DecideSegment.in(store, segment));
    progress.accept(leaves.size());
  }

  private static void requireAppended(AppendOutcome outcome) {
    switch (outcome) {
      case AppendOutcome.Appended appended -> {}
      case AppendOutcome.HeadMoved moved ->
          throw new Distrusted("somebody else writes to this log; stop that, and recover again");
      case AppendOutcome.DuplicateRecord(var ids) ->
          throw new Distrusted("the store has records of these ids already: " + ids);
      case AppendOutcome.OutcomeUnknown(String cause) ->
          throw new StoreUnavailable(
              "the store does not say whether it stored what it was sent ("
                  + cause
                  + "); recover again");
    }
  }

  /** Keeps the checkpoint of a log that reaches it, unless a cosigned one of its size is kept. */
  void keepCheckpoint(SignedCheckpoint witnessed) {
    var checkpoint = witnessed.checkpoint();
    boolean kept =
        store.checkpoints(request.tenant()).stream()
            .anyMatch(c -> c.size() == checkpoint.size() && isCosigned(c));
    if (!kept) {
      Instant seen = witnessed.newestCosignature(request.cosigners()).orElseThrow();
      store.putCheckpoint(
          request.tenant(),
          new StoredCheckpoint(
              checkpoint.size(), checkpoint.root(), seen, witnessed.note().format()));
    }
  }

  private boolean isCosigned(StoredCheckpoint kept) {
    return SignedCheckpoint.parse(kept.note())
            instanceof Parsed.Valid<SignedCheckpoint>(SignedCheckpoint signed)
        && signed.newestCosignature(request.cosigners()).isPresent();
  }

  private HubRecord event(Plan plan) {
    RecoverResult.Lost lost = plan.places();
    String loss =
        plan.checkpoint().checkpoint().root().hex() + " " + lost.firstSeq() + " " + lost.lastSeq();
    HubEvent event =
        HubEvent.of("backup.records_lost", HubEvent.Severity.CRITICAL)
            .named(RecordId.derived(request.tenant(), HUB, loss, 0))
            .with("checkpoint_size", plan.checkpointSize())
            .with("count", lost.count())
            .with("first_seq", lost.firstSeq())
            .with("last_seq", lost.lastSeq());
    return switch (preparation.prepareOwn(request.tenant(), event.request())) {
      case Preparation.Ready(Draft draft) -> draft.record();
      case Preparation.Refused(AppendResult why) ->
          throw new IllegalStateException("an event of the Hub's own came to " + why);
    };
  }
}
