package com.claresia.hub.controlplane.witness;

import com.claresia.hub.controlplane.intake.LogState;
import com.claresia.hub.controlplane.store.ServiceConnections;
import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.controlplane.tenants.CertificateRegistry;
import com.claresia.hub.controlplane.witness.CosignerKeys.Signers;
import com.claresia.hub.controlplane.witness.WitnessOutcome.Cosigned;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.ProofVerdict;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger.Level;
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
  private static final System.Logger LOG = System.getLogger(Witness.class.getName());

  private static final String RECORD =
      """
      UPDATE control_plane.log_state
      SET witnessed_size = ?, witnessed_root = ?, checkpoint = ?, last_contact = clock_timestamp()
      WHERE tenant_id = ?
      """;

  private final ServiceConnections store;
  private final CertificateRegistry registry;
  private final CosignerKeys keys;
  private final Clock clock;
  private final LongAdder cosigned = new LongAdder();

  /** A witness over the service's connections. */
  public Witness(
      ServiceConnections store, CertificateRegistry registry, CosignerKeys keys, Clock clock) {
    this.store = store;
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
    return store.questions().inTransaction(CosignerKeys::all);
  }

  /** Whether a key signs now, and none fails to that should. */
  public boolean canSign() {
    Instant now = clock.instant();
    Signers signers = store.registry().inTransaction(tx -> keys.signers(tx, now));
    return !signers.able().isEmpty() && signers.unable().isEmpty();
  }

  /** Cosigns the checkpoint that this tenant submits, or says why not. */
  public WitnessOutcome add(TenantId tenant, Submission submission) {
    String origin = submission.checkpoint().checkpoint().origin();
    if (!origin.equals(tenant.logOrigin())) {
      return foreign(tenant, submission.checkpoint());
    }
    return store.work().forTenant(tenant, tx -> new Adding(tx, tenant, submission).add());
  }

  /**
   * That another tenant has this log is told only to whoever has a note that its key signed. The
   * same is asked of the store either way, so that the time taken does not tell it.
   */
  private WitnessOutcome foreign(TenantId asking, SignedCheckpoint checkpoint) {
    Optional<TenantId> other = registry.tenantOfOrigin(checkpoint.checkpoint().origin());
    TenantId checked = other.orElse(asking);
    boolean trusted =
        store
            .work()
            .forTenant(checked, tx -> LogKeys.of(tx, checked))
            .trusted(checkpoint)
            .isPresent();
    return other.isPresent() && trusted
        ? new WitnessOutcome.Foreign()
        : new WitnessOutcome.UnknownOrigin();
  }

  /** One submission in its transaction, in the order of the protocol's checks. */
  private final class Adding {
    private final Transaction tx;
    private final TenantId tenant;
    private final Submission submission;
    private final Checkpoint checkpoint;
    private final LogState state;
    private final Forks forks;

    Adding(Transaction tx, TenantId tenant, Submission submission) {
      this.tx = tx;
      this.tenant = tenant;
      this.submission = submission;
      this.checkpoint = submission.checkpoint().checkpoint();
      this.state = LogState.lock(tx, tenant);
      this.forks = new Forks(tx, tenant, state.acknowledgedSize());
    }

    WitnessOutcome add() {
      forks.compareAwaited();
      Optional<SignedCheckpoint> trusted = LogKeys.of(tx, tenant).trusted(submission.checkpoint());
      if (trusted.isEmpty()) {
        return new WitnessOutcome.Untrusted();
      }
      if (submission.oldSize() > checkpoint.size()) {
        return new WitnessOutcome.OldSizeTooLarge();
      }
      // Looked for first of all, so that no answer of the protocol's lets a fork go unnoticed.
      boolean forked = forks.isTold(trusted.get());
      boolean shown = forks.isShown(submission, trusted.get());
      return refusedByProtocol(forked, shown)
          .orElseGet(() ->
              checkpoint.size() > state.acknowledgedSize()
                  ? new WitnessOutcome.HashesMissing()
                  : forked ? new WitnessOutcome.Forked(checkpoint.size()) : cosign(trusted.get()));
    }

    private Optional<WitnessOutcome> refusedByProtocol(boolean forked, boolean shown) {
      if (submission.oldSize() != state.witnessedSize()) {
        return Optional.of(new WitnessOutcome.Stale(state.witnessedSize()));
      }
      if (forked && checkpoint.size() == state.witnessedSize()) {
        return Optional.of(new WitnessOutcome.Forked(checkpoint.size()));
      }
      return switch (submission.proof().verify(state.witnessedRoot(), checkpoint.root())) {
        case ProofVerdict.Proven() -> Optional.empty();
        case ProofVerdict.Refuted(String reason) -> {
          if (!forked && !shown) {
            warn(reason);
          }
          yield Optional.of(new WitnessOutcome.Unproven(reason));
        }
      };
    }

    private void warn(String reason) {
      LOG.log(
          Level.WARNING,
          () ->
              "unproven=\"%s\" tenant=%s old_size=%d size=%d root=%s"
                  .formatted(
                      reason, tenant, submission.oldSize(), checkpoint.size(), checkpoint.root()));
    }

    private WitnessOutcome cosign(SignedCheckpoint trusted) {
      Instant now = clock.instant();
      Signers signers = keys.signers(tx, now);
      signers.unable().forEach(reason -> LOG.log(Level.ERROR, "cosigner_key=unable, " + reason));
      if (signers.able().isEmpty()) {
        return new WitnessOutcome.NoKey();
      }
      String text = trusted.note().text();
      List<NoteSignature> signatures =
          signers.able().stream().map(signer -> signer.cosign(text, now)).toList();
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
