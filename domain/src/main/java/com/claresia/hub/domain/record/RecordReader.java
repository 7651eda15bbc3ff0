package com.claresia.hub.domain.record;

import com.claresia.hub.domain.canonical.CanonicalScan;
import com.claresia.hub.domain.telemetry.Envelope;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a record back from its canonical bytes. Stored bytes may have been altered: what is no
 * record is answered by an empty result, never by an exception. Whether the bytes are the ones that
 * were committed, only their hash says.
 */
public final class RecordReader {
  private final byte[] bytes;
  private final RecordScanner scanner;

  private RecordReader(byte[] bytes, RecordScanner scanner) {
    this.bytes = bytes;
    this.scanner = scanner;
  }

  private static Optional<RecordReader> of(byte[] canonical) {
    RecordScanner scanner = new RecordScanner();
    return scanner.scan(canonical, 0, canonical.length)
        ? Optional.of(new RecordReader(canonical, scanner))
        : Optional.empty();
  }

  /** What the record says about itself; empty if these are no record's bytes. */
  public static Optional<RecordMetadata> metadata(byte[] canonical) {
    return of(canonical).flatMap(RecordReader::metadata);
  }

  /**
   * A telemetry event's envelope; empty for any other record, and if these are no record's bytes.
   */
  public static Optional<Envelope> envelope(byte[] canonical) {
    return metadata(canonical).flatMap(RecordMetadata::envelope);
  }

  /** The record's salt; empty if these are no record's bytes. */
  public static Optional<Salt> salt(byte[] canonical) {
    return of(canonical)
        .map(reader -> reader.scanner.text(RecordPart.SALT))
        .filter(Salt::isValid)
        .map(Salt::ofText);
  }

  /** Who submitted the record; empty for the Hub's own, and if these are no record's bytes. */
  public static Optional<Submitter> submitter(byte[] canonical) {
    return of(canonical)
        .filter(reader -> reader.scanner.has(RecordPart.SUBMITTED_BY))
        .flatMap(RecordReader::submitter);
  }

  private Optional<Submitter> submitter() {
    String issuer = scanner.text(RecordPart.SUBMITTED_BY_ISS);
    String subject = scanner.text(RecordPart.SUBMITTED_BY_SUB);
    return Submitter.isValid(issuer, subject)
        ? Optional.of(new Submitter(issuer, subject))
        : Optional.empty();
  }

  private Optional<RecordMetadata> metadata() {
    Optional<RecordType> type = RecordType.ofWireName(scanner.text(RecordPart.TYPE));
    Optional<RecordId> id = RecordId.parse(scanner.text(RecordPart.RECORD_ID));
    Optional<Actor> actor = actor(RecordPart.ACTOR_KIND, RecordPart.ACTOR_ID);
    Optional<List<RecordId>> derivedFrom = derivedFrom();
    boolean sound =
        type.isPresent()
            && id.isPresent()
            && actor.isPresent()
            && derivedFrom.isPresent()
            && has(RecordPart.ON_BEHALF_OF) == onBehalfOf().isPresent()
            && TenantId.isValid(scanner.text(RecordPart.TENANT_ID))
            && scanner.millis(RecordPart.OCCURRED_AT) != Timestamps.NONE
            && scanner.millis(RecordPart.RECORDED_AT) != Timestamps.NONE;
    return sound
        ? Optional.of(
            metadata(
                id.orElseThrow(),
                type.orElseThrow(),
                actor.orElseThrow(),
                derivedFrom.orElseThrow()))
        : Optional.empty();
  }

  private RecordMetadata metadata(
      RecordId id, RecordType type, Actor actor, List<RecordId> derivedFrom) {
    return new RecordMetadata(
        new TenantId(scanner.text(RecordPart.TENANT_ID)),
        id,
        type,
        Instant.ofEpochMilli(scanner.millis(RecordPart.OCCURRED_AT)),
        Instant.ofEpochMilli(scanner.millis(RecordPart.RECORDED_AT)),
        actor,
        onBehalfOf(),
        text(RecordPart.SKILL_ID),
        text(RecordPart.ARCHETYPE_ID),
        text(RecordPart.INVOCATION_ID),
        derivedFrom,
        scanner.measurement());
  }

  private boolean has(RecordPart part) {
    return scanner.has(part);
  }

  private Optional<String> text(RecordPart part) {
    return has(part) ? Optional.of(scanner.text(part)) : Optional.empty();
  }

  private Optional<Actor> onBehalfOf() {
    return has(RecordPart.ON_BEHALF_OF)
        ? actor(RecordPart.ON_BEHALF_OF_KIND, RecordPart.ON_BEHALF_OF_ID)
        : Optional.empty();
  }

  private Optional<Actor> actor(RecordPart kind, RecordPart id) {
    String name = scanner.text(id);
    return ActorKind.ofWireName(scanner.text(kind))
        .filter(known -> Identifiers.isIdentifier(name))
        .map(known -> new Actor(known, name));
  }

  private Optional<List<RecordId>> derivedFrom() {
    List<RecordId> ids = new ArrayList<>();
    int count = scanner.derivedFromCount();
    for (int i = 0; i < count; i++) {
      int quote = scanner.start(RecordPart.DERIVED_FROM) + 1 + i * UuidText.STRIDE;
      int end = quote + UuidText.LENGTH + 2;
      if (bytes[quote] != '"' || CanonicalScan.skipString(bytes, quote, end) != end) {
        return Optional.empty();
      }
      RecordId.parse(CanonicalScan.text(bytes, quote, end)).ifPresent(ids::add);
    }
    return ids.size() == count ? Optional.of(ids) : Optional.empty();
  }
}
