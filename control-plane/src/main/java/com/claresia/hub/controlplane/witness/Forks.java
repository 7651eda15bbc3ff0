package com.claresia.hub.controlplane.witness;

import com.claresia.hub.controlplane.intake.Alarms;
import com.claresia.hub.controlplane.intake.ReceivedHashes;
import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Optional;

/**
 * Finds what a log's signed checkpoints contradict, and raises the alarm.
 *
 * @param tx of the submission
 * @param tenant whose log it is
 * @param acknowledgedSize how many hashes were received
 */
record Forks(Transaction tx, TenantId tenant, long acknowledgedSize) {

  /** Compares the checkpoints that came before their hashes did. */
  void compareAwaited() {
    new AwaitedCheckpoints(tx, tenant).takeUpTo(acknowledgedSize).forEach(this::isTold);
  }

  /** Whether the root is another than that of the hashes, as far as they were received. */
  boolean isTold(SignedCheckpoint trusted) {
    Checkpoint checkpoint = trusted.checkpoint();
    return checkpoint.size() <= acknowledgedSize
        && differs(checkpoint.size(), checkpoint.root(), trusted.note().format());
  }

  /**
   * Whether a checkpoint beyond what was received has a path that leads to its signed root, and so
   * shows what its log was before: another log than was received. Where the path shows nothing, the
   * checkpoint is compared once its hashes are there.
   */
  boolean isShown(Submission submission, SignedCheckpoint trusted) {
    Checkpoint checkpoint = trusted.checkpoint();
    if (checkpoint.size() <= acknowledgedSize) {
      return false;
    }
    Optional<Hash> shown =
        submission.oldSize() > acknowledgedSize
            ? Optional.empty()
            : submission.proof().oldRootUnder(checkpoint.root());
    boolean forked =
        shown
            .filter(root -> differs(submission.oldSize(), root, submission.format(trusted)))
            .isPresent();
    if (!forked) {
      new AwaitedCheckpoints(tx, tenant).keep(trusted);
    }
    return forked;
  }

  private boolean differs(long size, Hash received, String evidence) {
    Hash known = new ReceivedHashes(tx, tenant).root(size);
    boolean differs = !known.equals(received);
    if (differs) {
      Alarms.raise(
          tx,
          tenant,
          new Alarms.Contradiction(
              Alarms.Kind.CHECKPOINT_FORKED, size, known, received, evidence, Optional.empty()));
    }
    return differs;
  }
}
