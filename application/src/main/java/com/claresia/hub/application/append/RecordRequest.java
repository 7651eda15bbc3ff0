package com.claresia.hub.application.append;

import com.claresia.hub.domain.record.Submitter;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Optional;

/**
 * A body as it came in, and from whom. Two requests are the same only if they hold the same array.
 *
 * @param tenant for whom, already checked against the token
 * @param submitter whose token it was
 * @param body JSON in UTF-8: the array itself, not a copy, so it must not change until the request
 *     is answered or queued
 * @param idempotencyKey from which an absent {@code record_id} is derived, so that it survives
 *     restarts
 * @param position the place of this body in its request, from 0: an NDJSON line's number
 */
// A body is copied nowhere on its way in, and requests are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record RecordRequest(
    TenantId tenant,
    Submitter submitter,
    byte[] body,
    Optional<String> idempotencyKey,
    int position) {
  /** Checks the position. */
  public RecordRequest {
    if (position < 0) {
      throw new IllegalArgumentException("positions count from 0");
    }
  }
}
