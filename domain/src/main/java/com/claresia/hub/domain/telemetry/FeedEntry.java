package com.claresia.hub.domain.telemetry;

import com.claresia.hub.domain.provenance.Hash;
import java.util.Optional;

/**
 * What may be told of one leaf: its place, its hash and, where it is a telemetry event that was not
 * erased, its envelope.
 *
 * @param seq its place in the chain, from 0
 * @param provenanceHash the leaf's data; it tells nothing of the content, which is salted
 * @param envelope of a telemetry event
 */
public record FeedEntry(long seq, Hash provenanceHash, Optional<Envelope> envelope) {
  /** Refuses a negative place. */
  public FeedEntry {
    if (seq < 0) {
      throw new IllegalArgumentException("places are counted from 0");
    }
  }
}
