package com.claresia.hub.application.copy;

import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.RangeBuilder;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.verification.StoredLeaf;
import com.claresia.hub.domain.verification.StoredLeaf.Slice;
import java.util.Arrays;
import java.util.BitSet;
import java.util.UUID;

/**
 * What two stores have to agree on over a range of places: each leaf's id and hash, and whether its
 * content is there. Filled from one store, held against the other. For one thread.
 */
final class Outline {
  private final SeqRange places;
  private final byte[] hashes;
  private final long[] ids;
  private final BitSet withContent = new BitSet();
  private int size;

  Outline(SeqRange places) {
    this.places = places;
    this.hashes = new byte[(int) places.length() * Hash.LENGTH];
    this.ids = new long[2 * (int) places.length()];
  }

  /** Takes the next leaf; false where it is not the next one's, and nothing was taken. */
  boolean add(StoredLeaf leaf) {
    if (leaf.seq() != next() || leaf.seq() >= places.to()) {
      return false;
    }
    Slice hash = leaf.hash();
    System.arraycopy(hash.buffer(), hash.offset(), hashes, size * Hash.LENGTH, Hash.LENGTH);
    ids[2 * size] = leaf.idMost();
    ids[2 * size + 1] = leaf.idLeast();
    withContent.set(size, leaf.content().isPresent());
    size++;
    return true;
  }

  /** The place that is to come next. */
  long next() {
    return places.from() + size;
  }

  /** Whether every place was seen. */
  boolean isComplete() {
    return size == places.length();
  }

  /** Whether the leaf has the hash and the id that were seen at its place. */
  boolean agrees(StoredLeaf leaf) {
    int at = at(leaf.seq());
    Slice hash = leaf.hash();
    return ids[2 * at] == leaf.idMost()
        && ids[2 * at + 1] == leaf.idLeast()
        && Arrays.equals(
            hashes,
            at * Hash.LENGTH,
            (at + 1) * Hash.LENGTH,
            hash.buffer(),
            hash.offset(),
            hash.offset() + Hash.LENGTH);
  }

  /** Whether content was seen at that place. */
  boolean hasContent(long seq) {
    return withContent.get(at(seq));
  }

  /** The id that was seen at that place. */
  RecordId id(long seq) {
    return new RecordId(new UUID(ids[2 * at(seq)], ids[2 * at(seq) + 1]));
  }

  private int at(long seq) {
    return (int) (seq - places.from());
  }

  /** How many places were seen without content. */
  int withoutContent() {
    return size - withContent.cardinality();
  }

  /** Lets the tree grow by these leaves. */
  void addTo(RangeBuilder tree) {
    for (int i = 0; i < size; i++) {
      tree.appendData(hashes, i * Hash.LENGTH);
    }
  }
}
