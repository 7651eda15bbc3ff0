package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.ContentScan.Span;
import com.claresia.hub.domain.verification.RecordScan.Member;
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

  private final byte[] tenant;

  ColumnCheck(TenantId tenant) {
    this.tenant = tenant.value().getBytes(StandardCharsets.US_ASCII);
  }

  /** What is wrong with the columns, for a person; {@link #NONE} where nothing is. */
  String difference(StoredLeaf leaf, RecordScan record) {
    if (!record.is(record.member(Member.TENANT_ID), tenant)) {
      return "the content is another tenant's";
    }
    if (!isId(leaf, record)) {
      return "the content is that of another record_id";
    }
    String column = differingColumn(leaf, record);
    return column.isEmpty() ? NONE : "the column " + column + " differs from the content";
  }

  private static boolean isId(StoredLeaf leaf, RecordScan record) {
    Span id = record.member(Member.RECORD_ID);
    return id.isPresent()
        && id.to() - id.from() == Texts.UUID_LENGTH
        && Texts.isUuid(record.buffer(), id.from(), leaf.idMost(), leaf.idLeast());
  }

  private static String differingColumn(StoredLeaf leaf, RecordScan record) {
    if (!isText(leaf, Column.TYPE, record, record.member(Member.TYPE))) {
      return "type";
    }
    if (!isTime(leaf.occurredAtMicros(), record, Member.OCCURRED_AT)) {
      return "occurred_at";
    }
    if (!isTime(leaf.recordedAtMicros(), record, Member.RECORDED_AT)) {
      return "recorded_at";
    }
    String party = differingParty(leaf, record);
    return party.isEmpty() ? differingReference(leaf, record) : party;
  }

  private static String differingParty(StoredLeaf leaf, RecordScan record) {
    if (!isText(leaf, Column.ACTOR_KIND, record, record.actorKind())) {
      return "actor.kind";
    }
    if (!isText(leaf, Column.ACTOR_ID, record, record.actorId())) {
      return "actor.id";
    }
    if (!isText(leaf, Column.ON_BEHALF_OF_KIND, record, record.behalfKind())) {
      return "on_behalf_of.kind";
    }
    return isText(leaf, Column.ON_BEHALF_OF_ID, record, record.behalfId())
        ? NONE
        : "on_behalf_of.id";
  }

  private static String differingReference(StoredLeaf leaf, RecordScan record) {
    if (!isText(leaf, Column.SKILL_ID, record, record.member(Member.SKILL_ID))) {
      return "skill_id";
    }
    if (!isText(leaf, Column.ARCHETYPE_ID, record, record.member(Member.ARCHETYPE_ID))) {
      return "archetype_id";
    }
    if (!isText(leaf, Column.INVOCATION_ID, record, record.member(Member.INVOCATION_ID))) {
      return "invocation_id";
    }
    return areEdges(leaf, record) ? NONE : "derived_from";
  }

  private static boolean isText(StoredLeaf leaf, Column column, RecordScan record, Span span) {
    Slice slice = leaf.text(column);
    if (slice.isPresent() != span.isPresent()) {
      return false;
    }
    return !span.isPresent()
        || Texts.equal(record.buffer(), span, slice.buffer(), slice.offset(), slice.length());
  }

  private static boolean isTime(long micros, RecordScan record, Member member) {
    Span span = record.member(member);
    return span.isPresent() && Texts.micros(record.buffer(), span.from(), span.to()) == micros;
  }

  // The content has ["uuid","uuid"], the column 16 bytes each.
  private static boolean areEdges(StoredLeaf leaf, RecordScan record) {
    Slice edges = leaf.derivedFrom();
    int count = Math.max(0, edges.length());
    Span span = record.member(Member.DERIVED_FROM);
    if (!span.isPresent()) {
      return count == 0;
    }
    int step = Texts.UUID_LENGTH + 3;
    if (span.to() - span.from() != Math.max(2, 1 + count * step)) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      int offset = edges.offset() + i * leaf.derivedFromStride();
      if (!isEdge(record, span.from() + 1 + i * step, edges.buffer(), offset)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEdge(RecordScan record, int from, byte[] edges, int offset) {
    if (edges.length - offset < UUID_BYTES) {
      return false;
    }
    long most = (long) LONGS.get(edges, offset);
    long least = (long) LONGS.get(edges, offset + Long.BYTES);
    byte[] text = record.buffer();
    return text[from] == '"'
        && Texts.isUuid(text, from + 1, most, least)
        && text[from + 1 + Texts.UUID_LENGTH] == '"';
  }
}
