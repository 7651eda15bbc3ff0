package com.claresia.hub.application.recover;

import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.RangeBuilder;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Holds a log and what the control plane says of it against each other, before anything is written.
 * For one thread.
 */
final class Examination {
  private final HubStore store;
  private final ControlPlane controlPlane;
  private final RecoverRequest request;
  private final TenantId tenant;
  private final ToldHashes told;
  private final LongConsumer progress;

  /** What came of it. */
  sealed interface Outcome {
    /** Something is to be written. */
    record Lossy(Plan plan) implements Outcome {}

    /** Nothing is lost, and the log has the checkpoint's root. */
    record Whole(long size, SignedCheckpoint checkpoint) implements Outcome {}

    /** Nothing is to be written. */
    record Settled(RecoverResult result) implements Outcome {}
  }

  /**
   * An examination of what was not written yet.
   *
   * @param progress told the number of hashes that were checked
   */
  Examination(
      HubStore store,
      ControlPlane controlPlane,
      RecoverRequest request,
      ToldHashes told,
      LongConsumer progress) {
    this.store = store;
    this.controlPlane = controlPlane;
    this.request = request;
    this.tenant = request.tenant();
    this.told = told;
    this.progress = progress;
  }

  Outcome run() {
    long acknowledged = controlPlane.state(tenant).acknowledgedSize();
    Optional<SignedCheckpoint> checkpoint = controlPlane.checkpoint(tenant);
    ChainHead head = store.head(tenant);
    if (checkpoint.isPresent()) {
      return examine(head, acknowledged, TrustedCheckpoint.of(checkpoint.get(), request));
    }
    if (acknowledged > head.size()) {
      throw new Distrusted("the control plane has cosigned nothing by which to check its hashes");
    }
    return new Outcome.Settled(new RecoverResult.NothingLost(head.size()));
  }

  private Outcome examine(ChainHead head, long acknowledged, SignedCheckpoint checkpoint) {
    long witnessed = checkpoint.checkpoint().size();
    long end = Math.max(acknowledged, witnessed);
    SeqRange unwritten = new SeqRange(head.size(), Math.max(head.size(), end));
    boolean leads =
        head.size() < witnessed
            ? leadsToRoot(head, unwritten, checkpoint)
            : hasRoot(head, checkpoint) && isAsTold(witnessed, Math.min(head.size(), end));
    if (!leads) {
      return new Outcome.Settled(contradiction(Math.min(head.size(), end)));
    }
    if (head.size() >= witnessed) {
      ToldHashes.pieces(unwritten, witnessed).forEach(this::examined);
    }
    long begin = LostTail.begin(store, tenant, head.size());
    SeqRange lost = new SeqRange(begin, unwritten.to());
    return lost.length() == 0
        ? new Outcome.Whole(head.size(), checkpoint)
        : new Outcome.Lossy(new Plan(head, checkpoint, unwritten, lost));
  }

  private byte[] examined(SeqRange piece) {
    byte[] hashes = told.examine(piece);
    progress.accept(piece.length());
    return hashes;
  }

  /** Whether what is stored and, after it, what was told lead to the cosigned root. */
  private boolean leadsToRoot(ChainHead head, SeqRange unwritten, SignedCheckpoint checkpoint) {
    RangeBuilder tree = RangeBuilder.from(head.frontier());
    long witnessed = checkpoint.checkpoint().size();
    boolean leads = false;
    for (SeqRange piece : ToldHashes.pieces(unwritten, witnessed)) {
      append(tree, examined(piece));
      if (piece.to() == witnessed) {
        leads = tree.toFrontier().root().equals(checkpoint.checkpoint().root());
      }
    }
    return leads;
  }

  /** Whether the leaves that are stored have the cosigned root, and the log's end is theirs. */
  private boolean hasRoot(ChainHead head, SignedCheckpoint checkpoint) {
    RangeBuilder tree = RangeBuilder.at(0);
    long witnessed = checkpoint.checkpoint().size();
    boolean has = witnessed == 0;
    for (SeqRange piece : ToldHashes.pieces(new SeqRange(0, head.size()), witnessed)) {
      append(tree, store.provenanceHashes(tenant, piece));
      if (piece.to() == witnessed) {
        has = tree.toFrontier().root().equals(checkpoint.checkpoint().root());
      }
    }
    if (has && !tree.toFrontier().equals(head.frontier())) {
      throw new Distrusted("the store contradicts itself; the verifier says where");
    }
    return has;
  }

  private static void append(RangeBuilder tree, byte[] hashes) {
    for (int at = 0; at < hashes.length; at += Hash.LENGTH) {
      tree.appendData(hashes, at);
    }
  }

  private boolean isAsTold(long from, long to) {
    return firstDifference(from, to).isEmpty();
  }

  private OptionalLong firstDifference(long from, long to) {
    for (SeqRange piece : ToldHashes.pieces(new SeqRange(from, Math.max(from, to)), to)) {
      int at = Arrays.mismatch(store.provenanceHashes(tenant, piece), told.fetch(piece));
      if (at >= 0) {
        return OptionalLong.of(piece.from() + at / Hash.LENGTH);
      }
    }
    return OptionalLong.empty();
  }

  private RecoverResult contradiction(long common) {
    OptionalLong difference = firstDifference(0, common);
    return difference.isPresent()
        ? new RecoverResult.Forked(difference.getAsLong())
        : new RecoverResult.Refused(
            "the hashes of the control plane do not lead to the checkpoint that it cosigned");
  }
}
