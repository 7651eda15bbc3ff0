package com.claresia.hub.controlplane.intake;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.telemetry.FeedEntry;
import java.util.List;

/**
 * Consecutive entries of one log, as one request brings them; none where it is a heartbeat.
 *
 * @param entries in the order of their places
 */
public record Batch(List<FeedEntry> entries) {
  /** The most entries of one batch. */
  public static final int MAX_ENTRIES = 4_096;

  /** The most bytes of one batch, uncompressed. */
  public static final int MAX_BYTES = 1 << 20;

  /** Copies the list; refuses a gap in it. */
  public Batch {
    entries = List.copyOf(entries);
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).seq() != entries.get(i - 1).seq() + 1) {
        throw new IllegalArgumentException("entries of a batch follow each other");
      }
    }
  }

  boolean isHeartbeat() {
    return entries.isEmpty();
  }

  /** The place of its first entry. */
  long begin() {
    return entries.getFirst().seq();
  }

  /** The place after its last entry. */
  long end() {
    return entries.getLast().seq() + 1;
  }

  /** What of it lies from this place on. */
  Batch from(long place) {
    return place <= begin()
        ? this
        : new Batch(entries.subList((int) (place - begin()), entries.size()));
  }

  /** What of it lies before this place. */
  Batch before(long place) {
    return place >= end() ? this : new Batch(entries.subList(0, (int) (place - begin())));
  }

  /** The provenance hashes, one after the other. */
  byte[] hashes() {
    byte[] hashes = new byte[entries.size() * Hash.LENGTH];
    for (int i = 0; i < entries.size(); i++) {
      entries.get(i).provenanceHash().copyTo(hashes, i * Hash.LENGTH);
    }
    return hashes;
  }

  /** The entries that have an envelope. */
  List<FeedEntry> withEnvelopes() {
    return entries.stream().filter(entry -> entry.envelope().isPresent()).toList();
  }
}
