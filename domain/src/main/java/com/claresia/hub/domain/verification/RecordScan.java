package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.verification.ContentScan.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Objects;

/**
 * Where the members of a canonical record lie that stores keep as columns too. One instance is
 * refilled for each record. Not for use by two threads.
 */
final class RecordScan {
  /** The members of a record, in canonical order. */
  enum Member {
    ACTOR,
    ARCHETYPE_ID,
    BODY,
    DERIVED_FROM,
    INVOCATION_ID,
    OCCURRED_AT,
    ON_BEHALF_OF,
    RECORD_ID,
    RECORDED_AT,
    SALT,
    SCHEMA,
    SKILL_ID,
    SUBMITTED_BY,
    TENANT_ID,
    TYPE
  }

  private static final Member[] ALL = Member.values();
  private static final byte[][] WIRE_NAMES =
      Arrays.stream(ALL)
          .map(m -> m.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII))
          .toArray(byte[][]::new);
  private static final byte[] ID = {'i', 'd'};
  private static final byte[] KIND = {'k', 'i', 'n', 'd'};

  private final ContentScan scan = new ContentScan();
  private final Span key = new Span();
  private final EnumMap<Member, Span> members = new EnumMap<>(Member.class);
  private final Span actorId = new Span();
  private final Span actorKind = new Span();
  private final Span behalfId = new Span();
  private final Span behalfKind = new Span();
  private byte[] buffer = {};

  RecordScan() {
    for (Member member : ALL) {
      members.put(member, new Span());
    }
  }

  /** Takes up a record; false where the bytes are no object in canonical form. */
  boolean read(byte[] bytes, int offset, int length) {
    clear();
    buffer = bytes;
    scan.reset(bytes, offset, length);
    return scan.take('{') && members() && scan.take('}') && scan.isAtEnd();
  }

  private void clear() {
    members.values().forEach(Span::clear);
    actorId.clear();
    actorKind.clear();
    behalfId.clear();
    behalfKind.clear();
  }

  private boolean members() {
    int from = 0;
    do {
      if (!scan.string(key) || !scan.take(':')) {
        return false;
      }
      int known = find(from);
      boolean read = known < 0 ? scan.skipValue() : value(ALL[known]);
      if (!read) {
        return false;
      }
      from = known < 0 ? from : known + 1;
    } while (scan.take(','));
    return true;
  }

  private int find(int from) {
    for (int i = from; i < ALL.length; i++) {
      if (is(key, WIRE_NAMES[i])) {
        return i;
      }
    }
    return -1;
  }

  private boolean value(Member member) {
    Span span = member(member);
    return switch (member) {
      case ACTOR -> party(actorId, actorKind);
      case ON_BEHALF_OF -> party(behalfId, behalfKind);
      case BODY, DERIVED_FROM, SUBMITTED_BY -> raw(span);
      case ARCHETYPE_ID,
          INVOCATION_ID,
          OCCURRED_AT,
          RECORD_ID,
          RECORDED_AT,
          SALT,
          SCHEMA,
          SKILL_ID,
          TENANT_ID,
          TYPE ->
          scan.string(span);
    };
  }

  private boolean raw(Span span) {
    int from = scan.position();
    boolean read = scan.skipValue();
    span.set(from, scan.position(), false);
    return read;
  }

  private boolean party(Span id, Span kind) {
    if (!scan.take('{')) {
      return false;
    }
    do {
      if (!scan.string(key) || !scan.take(':')) {
        return false;
      }
      boolean read =
          is(key, ID) ? scan.string(id) : is(key, KIND) ? scan.string(kind) : scan.skipValue();
      if (!read) {
        return false;
      }
    } while (scan.take(','));
    return scan.take('}');
  }

  /** Whether the span holds exactly these bytes. */
  boolean is(Span span, byte[] text) {
    return span.isPresent() && Arrays.equals(buffer, span.from(), span.to(), text, 0, text.length);
  }

  byte[] buffer() {
    return buffer;
  }

  Span member(Member member) {
    return Objects.requireNonNull(members.get(member));
  }

  Span actorId() {
    return actorId;
  }

  Span actorKind() {
    return actorKind;
  }

  Span behalfId() {
    return behalfId;
  }

  Span behalfKind() {
    return behalfKind;
  }
}
