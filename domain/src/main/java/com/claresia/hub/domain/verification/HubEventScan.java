package com.claresia.hub.domain.verification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.claresia.hub.domain.canonical.CanonicalScan;
import com.claresia.hub.domain.record.ActorKind;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordPart;
import com.claresia.hub.domain.record.RecordScanner;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.verification.StoredLeaf.Column;
import com.claresia.hub.domain.verification.StoredLeaf.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Recognises the Hub's own word of what became of records: governance events by the system that
 * nobody submitted. {@code privacy.record_erased} has the id of the record in {@code
 * body.detail.record_id}; {@code backup.records_lost} has places in {@code body.detail.first_seq}
 * and {@code last_seq}.
 */
final class HubEventScan {
  private static final byte[] EVENT = utf8(RecordType.GOVERNANCE_EVENT.wireName());
  private static final byte[] SYSTEM = utf8(ActorKind.SYSTEM.wireName());
  private static final byte[] KIND = utf8("\"kind\":");
  private static final byte[] DETAIL = utf8("\"detail\":");
  private static final byte[] RECORD_ID = utf8("\"record_id\":");
  private static final byte[] FIRST_SEQ = utf8("\"first_seq\":");
  private static final byte[] LAST_SEQ = utf8("\"last_seq\":");
  private static final int MOST_DIGITS = 16;

  private HubEventScan() {}

  /** What the Hub says. */
  sealed interface Said {
    /** Nothing of that kind. */
    record Nothing() implements Said {}

    /** This record was erased. */
    record Erased(RecordId id) implements Said {}

    /** The records of these places were lost in a restore. */
    record Lost(long firstSeq, long lastSeq) implements Said {}
  }

  private static final Said NOTHING = new Said.Nothing();

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a leaf has content and says of itself that it is an event: a look at its columns. */
  static boolean mayBeEvent(StoredLeaf leaf) {
    Slice type = leaf.text(Column.TYPE);
    return leaf.content().isPresent()
        && type.length() == EVENT.length
        && Arrays.equals(
            type.buffer(), type.offset(), type.offset() + EVENT.length, EVENT, 0, EVENT.length);
  }

  /** What an event says; nothing for every other record. */
  static Said read(byte[] content, RecordScanner record) {
    if (!isSystemEvent(record)) {
      return NOTHING;
    }
    int body = record.start(RecordPart.BODY);
    int end = record.end(RecordPart.BODY);
    Optional<String> kind = member(content, body, end, KIND).flatMap(k -> text(content, k));
    Optional<Span> detail = member(content, body, end, DETAIL);
    return kind.isPresent() && detail.isPresent()
        ? read(kind.get(), content, detail.get())
        : NOTHING;
  }

  private static Said read(String kind, byte[] content, Span detail) {
    return switch (kind) {
      case "privacy.record_erased" ->
          member(content, detail.from(), detail.to(), RECORD_ID)
              .flatMap(id -> text(content, id))
              .flatMap(RecordId::parse)
              .<Said>map(Said.Erased::new)
              .orElse(NOTHING);
      case "backup.records_lost" -> lost(content, detail);
      default -> NOTHING;
    };
  }

  private static Said lost(byte[] content, Span detail) {
    OptionalLong first = count(content, detail, FIRST_SEQ);
    OptionalLong last = count(content, detail, LAST_SEQ);
    boolean range = first.isPresent() && last.isPresent() && first.getAsLong() <= last.getAsLong();
    return range ? new Said.Lost(first.getAsLong(), last.getAsLong()) : NOTHING;
  }

  private static OptionalLong count(byte[] content, Span object, byte[] name) {
    return member(content, object.from(), object.to(), name)
        .map(span -> new String(content, span.from(), span.to() - span.from(), US_ASCII))
        .filter(digits -> digits.length() <= MOST_DIGITS)
        .filter(digits -> digits.chars().allMatch(c -> c >= '0' && c <= '9'))
        .map(digits -> OptionalLong.of(Long.parseLong(digits)))
        .orElseGet(OptionalLong::empty);
  }

  private static boolean isSystemEvent(RecordScanner record) {
    return !record.has(RecordPart.SUBMITTED_BY)
        && record.textEquals(RecordPart.TYPE, EVENT, 0, EVENT.length)
        && record.textEquals(RecordPart.ACTOR_KIND, SYSTEM, 0, SYSTEM.length);
  }

  private record Span(int from, int to) {}

  /** The value of a member of the object in these bounds; empty where there is none. */
  private static Optional<Span> member(byte[] bytes, int from, int to, byte[] name) {
    int at = bytes[from] == '{' ? from + 1 : to;
    while (at < to && bytes[at] == '"') {
      int colon = CanonicalScan.skipString(bytes, at, to);
      int end = colon < 0 ? colon : CanonicalScan.skipValue(bytes, colon + 1, to);
      if (end < 0) {
        return Optional.empty();
      }
      if (Arrays.equals(bytes, at, colon + 1, name, 0, name.length)) {
        return Optional.of(new Span(colon + 1, end));
      }
      at = end + 1;
    }
    return Optional.empty();
  }

  private static Optional<String> text(byte[] bytes, Span span) {
    boolean string = bytes[span.from()] == '"';
    return string
        ? Optional.of(CanonicalScan.text(bytes, span.from(), span.to()))
        : Optional.empty();
  }
}
