package com.claresia.hub.controlplane.witness;

import com.claresia.hub.controlplane.intake.Alarms;
import com.claresia.hub.controlplane.intake.LogState;
import com.claresia.hub.controlplane.intake.ReceivedHashes;
import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.controlplane.tenants.CertificateRegistry;
import com.claresia.hub.controlplane.witness.WitnessOutcome.Cosigned;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.ProofVerdict;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * A C2SP tlog-witness that also knows the hashes: a checkpoint is cosigned where the protocol's
 * checks pass and its root is that of the hashes received. Check and record are one transaction
 * under the lock of the log's row, so that of two forks one at most is cosigned, and a cosignature
 * is given away only once the checkpoint is durable. Thread-safe.
 */
public final class Witness {
  private static final String RECORD =
      """
      UPDATE control_plane.log_state
      SET witnessed_size = ?, witnessed_root = ?, checkpoint = ?, last_contact = clock_timestamp()
      WHERE tenant_id = ?
      """;

  private final Database database;
  private final CertificateRegistry registry;
  private final CosignerKeys keys;
  private final Clock clock;
  private final LongAdder cosigned = new LongAdder();

  /** A witness over the service's connections. */
  public Witness(Database database, CertificateRegistry registry, CosignerKeys keys, Clock clock) {
    this.database = database;
    this.registry = registry;
    this.keys = keys;
    this.clock = clock;
  }

  /** How many checkpoints this process has cosigned. */
  public long cosignedCheckpoints() {
    return cosigned.sum();
  }

  /** All keys of this witness, the oldest first. */
  public List<CosignerKey> keys() {
    return database.inTransaction(CosignerKeys::all);
  }

  /** Whether a key signs now. */
  public boolean canSign() {
    return !database.inTransaction(keys::signers).isEmpty();
  }

  /** Cosigns the checkpoint that this tenant submits, or says why not. */
  public WitnessOutcome add(TenantId tenant, Submission submission) {
    String origin = submission.checkpoint().checkpoint().origin();
    if (!origin.equals(tenant.logOrigin())) {
      return registry.knowsOrigin(origin)
          ? new WitnessOutcome.Foreign()
          : new WitnessOutcome.UnknownOrigin();
    }
    return database.forTenant(tenant, tx -> new Adding(tx, tenant, submission).add());
  }

  /** One submission in its transaction, in the order of the protocol's checks. */
  private final class Adding {
    private final Transaction tx;
    private final TenantId tenant;
    private final Submission submission;
    private final Checkpoint checkpoint;
    private final LogState state;

    Adding(Transaction tx, TenantId tenant, Submission submission) {
      this.tx = tx;
      this.tenant = tenant;
      this.submission = submission;
      this.checkpoint = submission.checkpoint().checkpoint();
      this.state = LogState.lock(tx, tenant);
    }

    WitnessOutcome add() {
      Optional<SignedCheckpoint> trusted = LogKeys.of(tx, tenant).trusted(submission.checkpoint());
      if (trusted.isEmpty()) {
        return new WitnessOutcome.Untrusted();
      }
      if (submission.oldSize() > checkpoint.size()) {
        return new WitnessOutcome.OldSizeTooLarge();
      }
      // Looked for first of all, so that no answer of the protocol's lets a fork go unnoticed.
      boolean forked = isForked(trusted.get());
      return refusedByProtocol(forked)
          .orElseGet(() ->
              checkpoint.size() > state.acknowledgedSize()
                  ? new WitnessOutcome.HashesMissing()
                  : forked ? new WitnessOutcome.Forked(checkpoint.size()) : cosign(trusted.get()));
    }

    private Optional<WitnessOutcome> refusedByProtocol(boolean forked) {
      if (submission.oldSize() != state.witnessedSize()) {
        return Optional.of(new WitnessOutcome.Stale(state.witnessedSize()));
      }
      if (forked && checkpoint.size() == state.witnessedSize()) {
        return Optional.of(new WitnessOutcome.Forked(checkpoint.size()));
      }
      return switch (submission.proof().verify(state.witnessedRoot(), checkpoint.root())) {
        case ProofVerdict.Proven() -> Optional.empty();
        case ProofVerdict.Refuted(String reason) ->
            Optional.of(new WitnessOutcome.Unproven(reason));
      };
    }

    private boolean isForked(SignedCheckpoint trusted) {
      if (checkpoint.size() > state.acknowledgedSize()) {
        return false;
      }
      Hash known = new ReceivedHashes(tx, tenant).root(checkpoint.size());
      boolean forked = !known.equals(checkpoint.root());
      if (forked) {
        Alarms.raise(
            tx,
            tenant,
            new Alarms.Contradiction(
                Alarms.Kind.CHECKPOINT_FORKED,
                checkpoint.size(),
                known,
                checkpoint.root(),
                trusted.note().format(),
                Optional.empty()));
      }
      return forked;
    }

    private WitnessOutcome cosign(SignedCheckpoint trusted) {
      List<NoteSigner> signers = keys.signers(tx);
      if (signers.isEmpty()) {
        return new WitnessOutcome.NoKey();
      }
      Instant now = clock.instant();
      String text = trusted.note().text();
      List<NoteSignature> signatures =
          signers.stream().map(signer -> signer.cosign(text, now)).toList();
      SignedCheckpoint complete = trusted;
      for (NoteSignature signature : signatures) {
        complete = complete.with(signature);
      }
      tx.change(
          RECORD,
          checkpoint.size(),
          checkpoint.root().toByteArray(),
          complete.note().format(),
          tenant.value());
      cosigned.increment();
      return new Cosigned(signatures);
    }
  }
}
