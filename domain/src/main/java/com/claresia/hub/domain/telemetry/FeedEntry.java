package com.claresia.hub.domain.telemetry;

import com.claresia.hub.domain.provenance.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /**
   * The entries of consecutive places.
   *
   * @param firstSeq the first place
   * @param hashes of each, in order
   * @param envelopes of those that have one, by place
   */
  public static List<FeedEntry> consecutive(
      long firstSeq, List<Hash> hashes, Map<Long, Envelope> envelopes) {
    List<FeedEntry> entries = new ArrayList<>(hashes.size());
    for (int i = 0; i < hashes.size(); i++) {
      long seq = firstSeq + i;
      entries.add(new FeedEntry(seq, hashes.get(i), Optional.ofNullable(envelopes.get(seq))));
    }
    return entries;
  }
}
