package com.claresia.hub.domain.record;

import java.util.UUID;

/**
 * The name of a record and its idempotency key, for ever: any RFC 9562 UUID, written in lower case;
 * version 7 where the Hub makes it.
 *
 * @param value the UUID
 */
public record RecordId(UUID value) implements Comparable<RecordId> {
  /** Order of the canonical text, so that it is the same in every store. */
  @Override
  public int compareTo(RecordId other) {
    return toString().compareTo(other.toString());
  }

  /** The canonical text of RFC 9562 §4, 36 characters in lower case. */
  @Override
  public String toString() {
    return value.toString();
  }
}
