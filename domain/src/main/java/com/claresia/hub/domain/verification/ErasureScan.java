package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.verification.ContentScan.Span;
import com.claresia.hub.domain.verification.RecordScan.Member;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * Recognises the Hub's own word that a record was erased: a governance event of kind {@code
 * privacy.record_erased} by the system that nobody submitted, with the id in {@code
 * body.detail.record_id}.
 */
final class ErasureScan {
  private static final byte[] GOVERNANCE_EVENT = ascii("governance_event");
  private static final byte[] SYSTEM = ascii("system");
  private static final byte[] ERASED = ascii("privacy.record_erased");
  private static final byte[] KIND = ascii("kind");
  private static final byte[] DETAIL = ascii("detail");
  private static final byte[] RECORD_ID = ascii("record_id");

  private final ContentScan scan = new ContentScan();
  private final Span key = new Span();
  private final Span kind = new Span();
  private final Span id = new Span();

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether the record can be such an event at all; cheap. */
  static boolean isSystemEvent(RecordScan record) {
    return record.is(record.member(Member.TYPE), GOVERNANCE_EVENT)
        && record.is(record.actorKind(), SYSTEM)
        && !record.member(Member.SUBMITTED_BY).isPresent();
  }

  /** The id of the record that the event says was erased. */
  Optional<UUID> erased(RecordScan record) {
    Span body = record.member(Member.BODY);
    kind.clear();
    id.clear();
    if (!body.isPresent()) {
      return Optional.empty();
    }
    scan.reset(record.buffer(), body.from(), body.to() - body.from());
    boolean named = object(record) && record.is(kind, ERASED);
    return named && id.isPresent() ? uuid(record) : Optional.empty();
  }

  private boolean object(RecordScan record) {
    if (!scan.take('{')) {
      return false;
    }
    do {
      if (!scan.string(key) || !scan.take(':') || !bodyMember(record)) {
        return false;
      }
    } while (scan.take(','));
    return scan.take('}');
  }

  private boolean bodyMember(RecordScan record) {
    if (record.is(key, KIND)) {
      return scan.string(kind);
    }
    return record.is(key, DETAIL) ? detail(record) : skip();
  }

  private boolean detail(RecordScan record) {
    if (!scan.take('{')) {
      return skip();
    }
    if (scan.take('}')) {
      return true;
    }
    do {
      if (!scan.string(key) || !scan.take(':')) {
        return false;
      }
      if (!(record.is(key, RECORD_ID) ? scan.string(id) : skip())) {
        return false;
      }
    } while (scan.take(','));
    return scan.take('}');
  }

  private boolean skip() {
    return scan.skipValue();
  }

  private Optional<UUID> uuid(RecordScan record) {
    int length = id.to() - id.from();
    if (length != Texts.UUID_LENGTH) {
      return Optional.empty();
    }
    String text = new String(record.buffer(), id.from(), length, StandardCharsets.US_ASCII);
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAUuid) {
      return Optional.empty();
    }
  }
}
