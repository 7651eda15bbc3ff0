package com.claresia.hub.application.port;

import com.claresia.hub.domain.provenance.ConsistencyProof;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The vendor's side, as the Hub reaches it. It is called and never calls; what it is sent are the
 * lines of {@link com.claresia.hub.domain.telemetry.EntryLine} and checkpoints, and nothing else.
 * Whatever it answers is somebody else's word, to be checked. Thread-safe; every method blocks.
 */
public interface ControlPlane extends AutoCloseable {
  /** Most bytes of the lines in one {@link #send}. */
  int MAX_SENT_BYTES = 1 << 20;

  /**
   * How far the control plane says it is with one log.
   *
   * @param acknowledgedSize all entries below are durable there
   * @param envelopes how many of them had an envelope
   * @param witnessedSize size of the newest checkpoint that it cosigned
   * @param schemaVersion the version of the store's schema that it asks for; empty for none
   */
  record LogState(
      long acknowledgedSize, long envelopes, long witnessedSize, Optional<Integer> schemaVersion) {}

  /** What became of entries. */
  sealed interface SendOutcome {
    /** All of them are durable there. */
    record Acknowledged(LogState state) implements SendOutcome {}

    /** They begin beyond what it has; nothing was taken. */
    record Gap(LogState state) implements SendOutcome {}

    /**
     * It was told something else before at that place: another Hub goes on from the same log, or
     * the log was altered. Nothing was taken.
     *
     * @param seq the first place that differs
     */
    record Forked(long seq, LogState state) implements SendOutcome {}

    /** Another process sends for this tenant. */
    record Leased(Duration retryAfter, LogState state) implements SendOutcome {}

    /** It refuses the request itself, which sending again will not change. */
    record Refused(String reason) implements SendOutcome {}

    /** It did not answer, or asks for patience; the same may be sent again. */
    record Unavailable(String reason, Optional<Duration> retryAfter) implements SendOutcome {}
  }

  /** What became of a checkpoint. */
  sealed interface WitnessOutcome {
    /**
     * It was cosigned, as it says.
     *
     * @param lines signature lines, not yet checked
     */
    record Cosigned(List<NoteSignature> lines) implements WitnessOutcome {
      /** Copies the list. */
      public Cosigned {
        lines = List.copyOf(lines);
      }
    }

    /** It has seen another size than the proof begins at. */
    record OtherSize(long witnessedSize) implements WitnessOutcome {}

    /** It has not got all hashes below that size yet. */
    record HashesMissing(Duration retryAfter) implements WitnessOutcome {}

    /** It has seen another log. */
    record Forked(String reason) implements WitnessOutcome {}

    /** It refuses: an unknown log, an unknown key, a proof that does not hold. */
    record Refused(String reason) implements WitnessOutcome {}

    /** It did not answer, or asks for patience. */
    record Unavailable(String reason, Optional<Duration> retryAfter) implements WitnessOutcome {}
  }

  /**
   * Sends consecutive entries of a tenant's log, at most {@link EnvelopeFeed#MAX_ENTRIES} and
   * {@link #MAX_SENT_BYTES}; none at all is a heartbeat.
   */
  SendOutcome send(TenantId tenant, List<FeedEntry> entries);

  /** Submits a checkpoint with the proof that it extends the one of {@code proof.oldSize()}. */
  WitnessOutcome submit(TenantId tenant, SignedCheckpoint checkpoint, ConsistencyProof proof);

  /**
   * How far it is.
   *
   * @throws ControlPlaneUnavailable if it does not answer
   */
  LogState state(TenantId tenant);

  /**
   * The hashes that it was sent, concatenated, 32 bytes each; at most {@link LogReader#MAX_HASHES}.
   *
   * @throws ControlPlaneUnavailable if it does not answer
   */
  byte[] hashes(TenantId tenant, SeqRange range);

  /**
   * The newest checkpoint that it cosigned, with its signatures.
   *
   * @throws ControlPlaneUnavailable if it does not answer
   */
  Optional<SignedCheckpoint> checkpoint(TenantId tenant);

  /** Lets go of connections. */
  @Override
  void close();
}
