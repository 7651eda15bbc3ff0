package com.claresia.hub.application.append;

import com.claresia.hub.domain.record.Submitter;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Optional;

/** A body as it came in, and from whom. */
public final class RecordRequest {
  private final TenantId tenant;
  private final Submitter submitter;
  private final byte[] body;
  private final Optional<String> idempotencyKey;
  private final int position;

  /**
   * Keeps {@code body} itself until the request is answered or queued; it must not change.
   *
   * @param tenant for whom, already checked against the token
   * @param submitter whose token it was
   * @param body JSON in UTF-8
   * @param idempotencyKey from which an absent {@code record_id} is derived, so that it survives
   *     restarts
   * @param position the place of this body in its request, from 0: an NDJSON line's number
   */
  public RecordRequest(
      TenantId tenant,
      Submitter submitter,
      byte[] body,
      Optional<String> idempotencyKey,
      int position) {
    if (position < 0) {
      throw new IllegalArgumentException("positions count from 0");
    }
    this.tenant = tenant;
    this.submitter = submitter;
    this.body = body;
    this.idempotencyKey = idempotencyKey;
    this.position = position;
  }

  /** For whom. */
  public TenantId tenant() {
    return tenant;
  }

  /** Whose token it was. */
  public Submitter submitter() {
    return submitter;
  }

  /** The bytes themselves, not a copy: they are only to be read. */
  public byte[] body() {
    return body;
  }

  /** From which an absent {@code record_id} is derived. */
  public Optional<String> idempotencyKey() {
    return idempotencyKey;
  }

  /** The place of this body in its request, from 0. */
  public int position() {
    return position;
  }
}
