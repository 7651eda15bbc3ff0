package com.claresia.hub.application.port;

import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Keeps what left for the control plane, byte for byte as it was before compression, apart from the
 * chain and for a limited time.
 */
public interface EgressLedger extends AutoCloseable {
  /** To what a body was sent. */
  enum Kind {
    /** Entries, or a heartbeat where it is empty. */
    ENTRIES,
    /** A checkpoint with its proof. */
    CHECKPOINT
  }

  /** What became of a body. */
  enum Fate {
    /** It was answered with success. */
    ACCEPTED,
    /** It was answered, and nothing of it was taken. */
    REFUSED,
    /** No answer came: it may have been received or not. */
    UNKNOWN,
    /** It did not leave: there was no connection. */
    NOT_SENT
  }

  /**
   * One body that left, or was to.
   *
   * @param tenant whose
   * @param sentAt when, in whole milliseconds
   * @param kind to what
   * @param body the bytes before compression, only to be read
   * @param fate what became of it
   */
  @SuppressWarnings("ArrayRecordComponent") // bodies are copied nowhere and never compared
  record Sent(TenantId tenant, Instant sentAt, Kind kind, byte[] body, Fate fate) {}

  /**
   * Keeps a body before it is sent.
   *
   * @return to be told what became of it
   * @throws StoreUnavailable if it cannot be kept; then it must not be sent
   */
  Consumer<Fate> keep(TenantId tenant, Kind kind, byte[] body);

  /**
   * Shows what left for a tenant, oldest first, and lets go of nothing.
   *
   * @throws StoreUnavailable if it cannot be read
   */
  void replay(TenantId tenant, Consumer<Sent> sink);

  /**
   * Lets go of what is older than a ledger keeps it, as {@link #keep} does: for whoever has nothing
   * to keep for long. Never throws.
   */
  void expire(TenantId tenant);

  /** Lets go of files. */
  @Override
  void close();
}
