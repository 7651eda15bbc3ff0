package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.record.RecordPart;
import com.claresia.hub.domain.record.RecordScanner;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.StoredLeaf.Column;
import com.claresia.hub.domain.verification.StoredLeaf.Slice;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Holds a record's columns against its content. */
final class ColumnCheck {
  /** What {@link #difference} answers where there is none. */
  static final String NONE = "";

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int UUID_BYTES = 16;
  private static final long MICROS_PER_MILLI = 1_000;

  private final byte[] tenant;

  ColumnCheck(TenantId tenant) {
    this.tenant = tenant.value().getBytes(StandardCharsets.US_ASCII);
  }

  /** What is wrong with the columns, for a person; {@link #NONE} where nothing is. */
  String difference(StoredLeaf leaf, RecordScanner record) {
    if (!record.textEquals(RecordPart.TENANT_ID, tenant, 0, tenant.length)) {
      return "the content is another tenant's";
    }
    if (!record.hasId(leaf.idMost(), leaf.idLeast())) {
      return "the content is that of another record_id";
    }
    String column = differingColumn(leaf, record);
    return column.isEmpty() ? NONE : "the column " + column + " differs from the content";
  }

  private static String differingColumn(StoredLeaf leaf, RecordScanner record) {
    if (!isText(leaf, Column.TYPE, record, RecordPart.TYPE)) {
      return "type";
    }
    if (leaf.occurredAtMicros() != micros(record, RecordPart.OCCURRED_AT)) {
      return "occurred_at";
    }
    if (leaf.recordedAtMicros() != micros(record, RecordPart.RECORDED_AT)) {
      return "recorded_at";
    }
    String party = differingParty(leaf, record);
    return party.isEmpty() ? differingReference(leaf, record) : party;
  }

  private static String differingParty(StoredLeaf leaf, RecordScanner record) {
    if (!isText(leaf, Column.ACTOR_KIND, record, RecordPart.ACTOR_KIND)) {
      return "actor.kind";
    }
    if (!isText(leaf, Column.ACTOR_ID, record, RecordPart.ACTOR_ID)) {
      return "actor.id";
    }
    if (!isText(leaf, Column.ON_BEHALF_OF_KIND, record, RecordPart.ON_BEHALF_OF_KIND)) {
      return "on_behalf_of.kind";
    }
    return isText(leaf, Column.ON_BEHALF_OF_ID, record, RecordPart.ON_BEHALF_OF_ID)
        ? NONE
        : "on_behalf_of.id";
  }

  private static String differingReference(StoredLeaf leaf, RecordScanner record) {
    if (!isText(leaf, Column.SKILL_ID, record, RecordPart.SKILL_ID)) {
      return "skill_id";
    }
    if (!isText(leaf, Column.ARCHETYPE_ID, record, RecordPart.ARCHETYPE_ID)) {
      return "archetype_id";
    }
    if (!isText(leaf, Column.INVOCATION_ID, record, RecordPart.INVOCATION_ID)) {
      return "invocation_id";
    }
    if (!areEdges(leaf, record)) {
      return "derived_from";
    }
    return !leaf.keepsMeasurements() || leaf.measurement().equals(record.measurement())
        ? NONE
        : "measurement";
  }

  private static boolean isText(
      StoredLeaf leaf, Column column, RecordScanner record, RecordPart part) {
    Slice slice = leaf.text(column);
    boolean present = slice.isPresent();
    return present == record.has(part)
        && (!present || record.textEquals(part, slice.buffer(), slice.offset(), slice.length()));
  }

  private static long micros(RecordScanner record, RecordPart part) {
    long millis = record.millis(part);
    return millis == Long.MIN_VALUE ? millis : millis * MICROS_PER_MILLI;
  }

  private static boolean areEdges(StoredLeaf leaf, RecordScanner record) {
    Slice edges = leaf.derivedFrom();
    int count = Math.max(0, edges.length());
    if (count != record.derivedFromCount()) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      int offset = edges.offset() + i * leaf.derivedFromStride();
      if (!isEdge(record, i, edges.buffer(), offset)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEdge(RecordScanner record, int index, byte[] edges, int offset) {
    return edges.length - offset >= UUID_BYTES
        && record.derivedFromEquals(
            index, (long) LONGS.get(edges, offset), (long) LONGS.get(edges, offset + Long.BYTES));
  }
}
