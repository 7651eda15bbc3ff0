package com.claresia.hub.application.memory;

import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.application.port.ControlPlane.WitnessOutcome;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.ConsistencyProof;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.provenance.ProofVerdict;
import com.claresia.hub.domain.provenance.RangeBuilder;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.telemetry.EntryLine;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a control plane knows of one log. Guarded by its own monitor, which its owner takes. */
final class WitnessedLog {
  final List<FeedEntry> entries = new ArrayList<>();
  Optional<SignedCheckpoint> witnessed = Optional.empty();

  static void requireOneRequest(TenantId tenant, List<FeedEntry> entries) {
    long bytes = 0;
    for (int i = 0; i < entries.size(); i++) {
      bytes += EntryLine.write(tenant, entries.get(i)).length + 1;
      if (entries.get(i).seq() != entries.getFirst().seq() + i) {
        throw new IllegalArgumentException("entries are consecutive");
      }
    }
    if (entries.size() > EnvelopeFeed.MAX_ENTRIES || bytes > ControlPlane.MAX_SENT_BYTES) {
      throw new IllegalArgumentException("more than one request holds");
    }
  }

  long size() {
    return entries.size();
  }

  long envelopes() {
    return entries.stream().filter(entry -> entry.envelope().isPresent()).count();
  }

  long witnessedSize() {
    return witnessed.map(signed -> signed.checkpoint().size()).orElse(0L);
  }

  /** The first of these that differs from what it was told before. */
  OptionalLong fork(List<FeedEntry> sent) {
    return sent.stream()
        .filter(entry -> entry.seq() < size())
        .filter(entry -> !known(entry).provenanceHash().equals(entry.provenanceHash()))
        .mapToLong(FeedEntry::seq)
        .findFirst();
  }

  private FeedEntry known(FeedEntry entry) {
    return entries.get((int) entry.seq());
  }

  void take(List<FeedEntry> sent) {
    sent.stream().filter(entry -> entry.seq() >= size()).toList().forEach(entries::add);
  }

  /** As many of them as it has. */
  byte[] hashes(SeqRange range) {
    int from = (int) Math.min(range.from(), size());
    int to = (int) Math.min(range.to(), size());
    byte[] hashes = new byte[(to - from) * Hash.LENGTH];
    for (int i = from; i < to; i++) {
      entries.get(i).provenanceHash().copyTo(hashes, (i - from) * Hash.LENGTH);
    }
    return hashes;
  }

  /** Why this checkpoint is not cosigned (C2SP tlog-witness); empty where it is. */
  Optional<WitnessOutcome> objection(Checkpoint checkpoint, ConsistencyProof proof) {
    if (proof.oldSize() > checkpoint.size() || proof.newSize() != checkpoint.size()) {
      return Optional.of(new WitnessOutcome.Refused("the sizes do not fit together"));
    }
    if (proof.oldSize() != witnessedSize()) {
      return Optional.of(new WitnessOutcome.OtherSize(witnessedSize()));
    }
    if (proof.oldSize() == checkpoint.size() && !witnessedRoot().equals(checkpoint.root())) {
      return Optional.of(new WitnessOutcome.Forked("two roots for one size"));
    }
    return proof.verify(witnessedRoot(), checkpoint.root()) instanceof ProofVerdict.Proven
        ? objectionOfHashes(checkpoint)
        : Optional.of(new WitnessOutcome.Refused("the consistency proof does not hold"));
  }

  private Hash witnessedRoot() {
    return witnessed.map(signed -> signed.checkpoint().root()).orElse(MerkleHasher.EMPTY_ROOT);
  }

  private Optional<WitnessOutcome> objectionOfHashes(Checkpoint checkpoint) {
    if (size() < checkpoint.size()) {
      return Optional.of(new WitnessOutcome.HashesMissing(Duration.ofSeconds(1)));
    }
    RangeBuilder tree = RangeBuilder.at(0);
    byte[] hashes = hashes(new SeqRange(0, checkpoint.size()));
    for (int at = 0; at < hashes.length; at += Hash.LENGTH) {
      tree.appendData(hashes, at);
    }
    return tree.toFrontier().root().equals(checkpoint.root())
        ? Optional.empty()
        : Optional.of(new WitnessOutcome.Forked("the hashes lead to another root"));
  }
}
