package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.telemetry.Measurement;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * One leaf as a store has it, seen through the store's own buffers: verification reads a million of
 * them a second, so one instance is refilled for each leaf and nothing is copied or decoded ahead
 * of need. Not for use by two threads.
 *
 * <p>A store fills it in this order: {@link #leaf}, then, where there is content, {@link #content},
 * {@link #times}, {@link #text} for each column that is set, {@link #derivedFrom}, and {@link
 * #measurement} or {@link #noMeasurement} where it has columns for that.
 */
public final class StoredLeaf {
  /** The textual search columns, in UTF-8. */
  public enum Column {
    /** {@code type}. */
    TYPE(0),
    /** {@code actor.kind}. */
    ACTOR_KIND(1),
    /** {@code actor.id}. */
    ACTOR_ID(2),
    /** {@code on_behalf_of.kind}. */
    ON_BEHALF_OF_KIND(3),
    /** {@code on_behalf_of.id}. */
    ON_BEHALF_OF_ID(4),
    /** {@code skill_id}. */
    SKILL_ID(5),
    /** {@code archetype_id}. */
    ARCHETYPE_ID(6),
    /** {@code invocation_id}. */
    INVOCATION_ID(7);

    private final int place;

    Column(int place) {
      this.place = place;
    }
  }

  private static final byte[] NOTHING = {};

  private final Slice[] texts = new Slice[Column.values().length];
  private final Slice hash = new Slice();
  private final Slice content = new Slice();
  private final Slice derivedFrom = new Slice();
  private final Slice frontier = new Slice();
  private long seq;
  private long idMost;
  private long idLeast;
  private int derivedFromStride;
  private long occurredAtMicros;
  private long recordedAtMicros;
  private Optional<Measurement> measurement = Optional.empty();
  private boolean keepsMeasurements;

  /** An empty leaf, to be filled. */
  public StoredLeaf() {
    Arrays.setAll(texts, column -> new Slice());
  }

  /** A part of a buffer; absent where {@link #isPresent()} is false. */
  public static final class Slice {
    private byte[] buffer = NOTHING;
    private int offset;
    private int length = -1;

    private void set(byte[] buffer, int offset, int length) {
      this.buffer = buffer;
      this.offset = offset;
      this.length = length;
    }

    private void clear() {
      length = -1;
    }

    /** Whether the store has it at all. */
    public boolean isPresent() {
      return length >= 0;
    }

    /** The buffer it lies in, only to be read. */
    public byte[] buffer() {
      return buffer;
    }

    /** Index of its first byte. */
    public int offset() {
      return offset;
    }

    /** Its length in bytes, -1 where absent. */
    public int length() {
      return length;
    }
  }

  /** Starts a leaf, with no content and no columns yet. {@code hash} holds 32 bytes at offset. */
  public StoredLeaf leaf(long seq, long idMost, long idLeast, byte[] hash, int hashOffset) {
    this.seq = seq;
    this.idMost = idMost;
    this.idLeast = idLeast;
    this.hash.set(hash, hashOffset, 32);
    content.clear();
    derivedFrom.clear();
    frontier.clear();
    measurement = Optional.empty();
    keepsMeasurements = false;
    for (Slice text : texts) {
      text.clear();
    }
    return this;
  }

  /**
   * Sets the frontier that the last leaf of a segment carries, in its stored form. Optional: it
   * lets what follows a damaged range be checked on its own, once a checkpoint's root vouches for
   * it.
   */
  public StoredLeaf frontier(byte[] buffer, int offset, int length) {
    frontier.set(buffer, offset, length);
    return this;
  }

  /** Sets the canonical bytes. */
  public StoredLeaf content(byte[] buffer, int offset, int length) {
    content.set(buffer, offset, length);
    return this;
  }

  /** Sets both times, in microseconds since 1970, so that a finer alteration is noticed. */
  public StoredLeaf times(long occurredAtMicros, long recordedAtMicros) {
    this.occurredAtMicros = occurredAtMicros;
    this.recordedAtMicros = recordedAtMicros;
    return this;
  }

  /** Sets one textual column. */
  public StoredLeaf text(Column column, byte[] buffer, int offset, int length) {
    text(column).set(buffer, offset, length);
    return this;
  }

  /** Sets the edges: {@code count} UUIDs of 16 bytes each, {@code stride} bytes apart. */
  public StoredLeaf derivedFrom(byte[] buffer, int offset, int count, int stride) {
    derivedFrom.set(buffer, offset, count);
    derivedFromStride = stride;
    return this;
  }

  /** Says that this store keeps what was measured in columns, and that they are empty here. */
  public StoredLeaf noMeasurement() {
    keepsMeasurements = true;
    return this;
  }

  /** Sets what was measured, where a store keeps it in columns. */
  public StoredLeaf measurement(Measurement measured) {
    keepsMeasurements = true;
    measurement = Optional.of(measured);
    return this;
  }

  /** Place in the chain. */
  public long seq() {
    return seq;
  }

  /** The id column. */
  public UUID id() {
    return new UUID(idMost, idLeast);
  }

  /** High half of the id column. */
  public long idMost() {
    return idMost;
  }

  /** Low half of the id column. */
  public long idLeast() {
    return idLeast;
  }

  /** The stored provenance hash, 32 bytes. */
  public Slice hash() {
    return hash;
  }

  /** The stored frontier after this leaf, absent within a segment. */
  public Slice frontier() {
    return frontier;
  }

  /** The stored canonical bytes, absent where the content is gone. */
  public Slice content() {
    return content;
  }

  /** One textual column. */
  public Slice text(Column column) {
    return texts[column.place];
  }

  /** The edges; {@link Slice#length()} counts UUIDs. Absent means that there are none. */
  public Slice derivedFrom() {
    return derivedFrom;
  }

  /** Bytes from one edge to the next. */
  public int derivedFromStride() {
    return derivedFromStride;
  }

  /** Whether the store has columns for what was measured. */
  public boolean keepsMeasurements() {
    return keepsMeasurements;
  }

  /** What was measured, as the columns have it. */
  public Optional<Measurement> measurement() {
    return measurement;
  }

  /** The column {@code occurred_at}, in microseconds since 1970. */
  public long occurredAtMicros() {
    return occurredAtMicros;
  }

  /** The column {@code recorded_at}, in microseconds since 1970. */
  public long recordedAtMicros() {
    return recordedAtMicros;
  }
}
