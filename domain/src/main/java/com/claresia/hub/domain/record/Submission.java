package com.claresia.hub.domain.record;

import com.claresia.hub.domain.canonical.CanonicalDocument;
import com.claresia.hub.domain.canonical.CanonicalObjectWriter;
import com.claresia.hub.domain.canonical.Members;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.telemetry.Measurement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What somebody wants recorded, checked: the canonical request as sent and its typed members. Only
 * {@link SubmissionReader} makes one.
 */
public final class Submission {
  /** What the Hub's members take, but for the submitter. */
  private static final int HUB_BYTES = 448;

  private final CanonicalDocument request;
  private final Members members;
  private final Origin origin;
  private final RecordType type;
  private final Actor actor;
  private final Optional<RecordId> recordId;
  private final Optional<Instant> occurredAt;
  private final Optional<Actor> onBehalfOf;
  private final Optional<String> skillId;
  private final Optional<String> archetypeId;
  private final Optional<String> invocationId;
  private final List<RecordId> derivedFrom;

  Submission(
      CanonicalDocument request,
      Origin origin,
      RecordType type,
      Actor actor,
      Optional<RecordId> recordId,
      Optional<Instant> occurredAt,
      Optional<Actor> onBehalfOf,
      Optional<String> skillId,
      Optional<String> archetypeId,
      Optional<String> invocationId,
      List<RecordId> derivedFrom) {
    this.request = request;
    this.members = request.members();
    this.origin = origin;
    this.type = type;
    this.actor = actor;
    this.recordId = recordId;
    this.occurredAt = occurredAt;
    this.onBehalfOf = onBehalfOf;
    this.skillId = skillId;
    this.archetypeId = archetypeId;
    this.invocationId = invocationId;
    this.derivedFrom = List.copyOf(derivedFrom);
  }

  /** The canonical request as sent. */
  public CanonicalDocument request() {
    return request;
  }

  /** Whose it is. */
  public Origin origin() {
    return origin;
  }

  /** The type of record. */
  public RecordType type() {
    return type;
  }

  /** The id that the client chose, if it did. */
  public Optional<RecordId> recordId() {
    return recordId;
  }

  /** When it happened, if the client said so. */
  public Optional<Instant> occurredAt() {
    return occurredAt;
  }

  /** Who acted. */
  public Actor actor() {
    return actor;
  }

  /** SHA-256(salt ‖ canonical request): equal for the same content under the same salt only. */
  public Hash requestDigest(Salt salt) {
    MessageDigest digest = Hash.sha256();
    digest.update(salt.toByteArray());
    digest.update(request.bytes());
    return Hash.of(digest.digest());
  }

  /**
   * Makes the record: the request's members, copied from its canonical bytes, and the Hub's own
   * among them. Nothing is parsed again.
   *
   * @param ids where an id comes from if the client chose none
   * @throws IllegalArgumentException if a client's submission is taken in as the Hub's own, or the
   *     other way round
   */
  public Composition compose(Intake intake, Supplier<RecordId> ids) {
    if (intake.origin() != origin) {
      throw new IllegalArgumentException(origin + " cannot be taken in as " + intake.origin());
    }
    RecordMetadata metadata = metadata(intake, recordId.orElseGet(ids));
    byte[] canonical = write(metadata, intake);
    return canonical.length > HubRecord.MAX_BYTES
        ? new Composition.TooLarge(HubRecord.MAX_BYTES)
        : new Composition.Composed(
            new HubRecord(
                metadata, canonical, Hash.sha256(canonical), requestDigest(intake.salt())));
  }

  private RecordMetadata metadata(Intake intake, RecordId id) {
    return new RecordMetadata(
        intake.tenant(),
        id,
        type,
        occurredAt.orElse(intake.recordedAt()),
        intake.recordedAt(),
        actor,
        onBehalfOf,
        skillId,
        archetypeId,
        invocationId,
        derivedFrom,
        measurement());
  }

  private Optional<Measurement> measurement() {
    int body = members.indexOf("body");
    return type == RecordType.TELEMETRY_EVENT
        ? BodyMeasurement.read(request.bytes(), members.valueStart(body), members.valueEnd(body))
        : Optional.empty();
  }

  private byte[] write(RecordMetadata metadata, Intake intake) {
    CanonicalObjectWriter record = new CanonicalObjectWriter(request.length() + HUB_BYTES);
    copy(record, "actor");
    copy(record, "archetype_id");
    copy(record, "body");
    writeDerivedFrom(record);
    copy(record, "invocation_id");
    record.string("occurred_at", Timestamps.format(metadata.occurredAt()));
    copy(record, "on_behalf_of");
    record.string("record_id", metadata.id().toString());
    record.string("recorded_at", Timestamps.format(metadata.recordedAt()));
    record.string("salt", intake.salt().text());
    record.string("schema", type.schema());
    copy(record, "skill_id");
    intake.submitter().ifPresent(submitter -> writeSubmitter(record, submitter));
    record.string("tenant_id", intake.tenant().value());
    copy(record, "type");
    return record.toByteArray();
  }

  private void copy(CanonicalObjectWriter record, String name) {
    int member = members.indexOf(name);
    if (member >= 0) {
      record.value(name, request.bytes(), members.valueStart(member), members.valueEnd(member));
    }
  }

  /** Ids are written anew, since clients may send them in upper case. */
  private void writeDerivedFrom(CanonicalObjectWriter record) {
    if (members.indexOf("derived_from") >= 0) {
      StringBuilder ids = new StringBuilder("[");
      for (RecordId id : derivedFrom) {
        ids.append(ids.length() == 1 ? "\"" : ",\"").append(id).append('"');
      }
      byte[] array = ids.append(']').toString().getBytes(StandardCharsets.US_ASCII);
      record.value("derived_from", array, 0, array.length);
    }
  }

  private static void writeSubmitter(CanonicalObjectWriter record, Submitter submitter) {
    byte[] object =
        new CanonicalObjectWriter(64)
            .string("iss", submitter.issuer())
            .string("sub", submitter.subject())
            .toByteArray();
    record.value("submitted_by", object, 0, object.length);
  }
}
