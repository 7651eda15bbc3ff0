package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.canonical.CanonicalScan;
import com.claresia.hub.domain.record.ActorKind;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordPart;
import com.claresia.hub.domain.record.RecordScanner;
import com.claresia.hub.domain.record.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Recognises the Hub's own word that a record was erased: a governance event of kind {@code
 * privacy.record_erased} by the system that nobody submitted, with the id in {@code
 * body.detail.record_id}.
 */
final class ErasureScan {
  private static final byte[] EVENT = utf8(RecordType.GOVERNANCE_EVENT.wireName());
  private static final byte[] SYSTEM = utf8(ActorKind.SYSTEM.wireName());
  private static final byte[] KIND = utf8("\"kind\":");
  private static final byte[] DETAIL = utf8("\"detail\":");
  private static final byte[] RECORD_ID = utf8("\"record_id\":");
  private static final String ERASED = "privacy.record_erased";

  private ErasureScan() {}

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The id of the record that the event says was erased; empty for every other record. */
  static Optional<RecordId> erased(byte[] content, RecordScanner record) {
    if (!isSystemEvent(record)) {
      return Optional.empty();
    }
    int body = record.start(RecordPart.BODY);
    int end = record.end(RecordPart.BODY);
    return member(content, body, end, KIND)
            .flatMap(kind -> text(content, kind))
            .filter(ERASED::equals)
            .isPresent()
        ? member(content, body, end, DETAIL)
            .flatMap(detail -> member(content, detail.from(), detail.to(), RECORD_ID))
            .flatMap(id -> text(content, id))
            .flatMap(RecordId::parse)
        : Optional.empty();
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
