package com.claresia.hub.domain.record;

import static com.claresia.hub.domain.record.Submissions.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.domain.canonical.CanonicalJson;
import com.claresia.hub.domain.canonical.Canonicalization;
import com.claresia.hub.domain.canonical.Profile;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.TenantId;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordsAreComposedByCopyingTest {
  private static final TenantId TENANT = new TenantId("dainese");
  private static final Submitter SUBMITTER = new Submitter("https://idp.example/\"x\"", "agent-1");
  private static final Salt SALT = Salt.random(new Random(7));
  private static final RecordId FRESH = RecordId.version7(NOW.toEpochMilli(), new Random(8));

  private static HubRecord compose(Submission submission) {
    Intake intake =
        submission.origin() == Origin.CLIENT
            ? Intake.ofClient(TENANT, SUBMITTER, NOW.plusNanos(999), SALT)
            : Intake.ofHub(TENANT, NOW, SALT);
    Composition composition = submission.compose(intake, () -> FRESH);
    assertThat(composition).isInstanceOf(Composition.Composed.class);
    return ((Composition.Composed) composition).record();
  }

  /** The same record put together by Jackson and canonicalised as a whole. */
  private static byte[] assembled(ObjectNode submission) {
    ObjectNode record = submission.deepCopy();
    record.put("schema", "claresia.hub." + record.get("type").asText() + "/v1");
    record.put("tenant_id", "dainese");
    record.put("recorded_at", "2026-05-03T08:15:30.456Z");
    record.put("salt", SALT.text());
    record.putObject("submitted_by").put("sub", "agent-1").put("iss", SUBMITTER.issuer());
    record.put(
        "record_id", record.path("record_id").asText(FRESH.toString()).toLowerCase(Locale.ROOT));
    record.put(
        "occurred_at",
        record.has("occurred_at") ? "2026-05-03T08:15:30.100Z" : "2026-05-03T08:15:30.456Z");
    if (record.has("derived_from")) {
      ArrayNode ids = record.putArray("derived_from");
      submission.get("derived_from").forEach(id -> ids.add(id.asText().toLowerCase(Locale.ROOT)));
    }
    Canonicalization result = CanonicalJson.canonicalize(Submissions.bytes(record), Profile.RECORD);
    return ((Canonicalization.Canonical) result).document().bytes();
  }

  @ParameterizedTest
  @EnumSource(RecordType.class)
  void theBytesAreThoseOfTheWholeRecordCanonicalised(RecordType type) {
    for (ObjectNode submission : List.of(Submissions.complete(type), Submissions.minimal(type))) {
      HubRecord record = compose(Submissions.accepted(submission));
      assertThat(new String(record.canonical(), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo(new String(assembled(submission), java.nio.charset.StandardCharsets.UTF_8));
      assertThat(record.provenanceHash()).isEqualTo(Hash.sha256(record.canonical()));
    }
  }

  @Test
  void theMetadataSayWhatTheRecordSays() {
    HubRecord record = compose(Submissions.accepted(Submissions.complete(RecordType.OUTPUT)));
    RecordMetadata metadata = record.metadata();
    assertThat(metadata.tenant()).isEqualTo(TENANT);
    assertThat(metadata.id()).hasToString("0190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b");
    assertThat(metadata.type()).isEqualTo(RecordType.OUTPUT);
    assertThat(metadata.occurredAt()).isEqualTo(Instant.parse("2026-05-03T08:15:30.100Z"));
    assertThat(metadata.recordedAt()).isEqualTo(NOW);
    assertThat(metadata.actor()).isEqualTo(new Actor(ActorKind.SKILL, "contract-review"));
    assertThat(metadata.onBehalfOf()).contains(new Actor(ActorKind.EMPLOYEE, "e.rossi"));
    assertThat(metadata.skillId()).contains("contract-review");
    assertThat(metadata.archetypeId()).contains("reviewer");
    assertThat(metadata.invocationId()).contains("inv \"1\" é😂");
    assertThat(metadata.derivedFrom()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(RecordType.class)
  void theMetadataCanBeReadBackFromTheBytesAlone(RecordType type) {
    for (ObjectNode submission : List.of(Submissions.complete(type), Submissions.minimal(type))) {
      HubRecord record = compose(Submissions.accepted(submission));
      assertThat(RecordReader.metadata(record.canonical())).contains(record.metadata());
      assertThat(RecordReader.salt(record.canonical())).contains(SALT);
      assertThat(RecordReader.submitter(record.canonical())).contains(SUBMITTER);
    }
  }

  @Test
  void aBodyThatLooksLikeTheRestOfARecordMisleadsNobody() {
    ObjectNode submission = Submissions.complete(RecordType.OUTPUT);
    ObjectNode twin = submission.deepCopy();
    twin.put("occurred_at", "1999-01-01T00:00:00.000Z").putObject("derived_from");
    submission.withObject("/body").putObject("content").putObject("a").set("b", twin);
    submission.withObject("/body").put("note", "},\"occurred_at\":\"1999\",\"type\":\"x\"}");
    submission.put("invocation_id", "},\"occurred_at\":{}},");
    submission.withObject("/on_behalf_of").put("id", "}},{\"derived_from\":[]}");
    HubRecord record = compose(Submissions.accepted(submission));
    assertThat(RecordReader.metadata(record.canonical())).contains(record.metadata());
    assertThat(RecordReader.submitter(record.canonical())).contains(SUBMITTER);
  }

  @Test
  void theRequestDigestCoversSaltAndRequestAndNothingElse() throws IOException {
    Submission submission = Submissions.accepted(Submissions.minimal(RecordType.DECISION));
    ByteArrayOutputStream salted = new ByteArrayOutputStream();
    salted.write(SALT.toByteArray());
    salted.write(submission.request().bytes());
    assertThat(compose(submission).requestDigest()).isEqualTo(Hash.sha256(salted.toByteArray()));
    assertThat(submission.requestDigest(SALT)).isEqualTo(compose(submission).requestDigest());
    assertThat(submission.requestDigest(Salt.random(new Random(9))))
        .isNotEqualTo(compose(submission).requestDigest());
  }

  @Test
  void theHubsOwnEventsCarryNoSubmitterAndClientsCannotPassAsTheHub() {
    ObjectNode event = Submissions.minimal(RecordType.GOVERNANCE_EVENT);
    event.withObject("/actor").put("kind", "system").put("id", "hub");
    event.withObject("/body").put("kind", "privacy.record_erased");
    Reading reading = SubmissionReader.read(Submissions.bytes(event), Origin.HUB, NOW);
    Submission submission = ((Reading.Accepted) reading).submission();
    HubRecord record = compose(submission);
    assertThat(RecordReader.submitter(record.canonical())).isEmpty();
    assertThat(RecordReader.metadata(record.canonical()).map(RecordMetadata::actor))
        .contains(Actor.HUB);
    assertThatThrownBy(
            () -> submission.compose(Intake.ofClient(TENANT, SUBMITTER, NOW, SALT), () -> FRESH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRecordMayHave512KibibytesAndNotOneMore() {
    ObjectNode small = Submissions.minimal(RecordType.OUTPUT);
    int room = HubRecord.MAX_BYTES - compose(Submissions.accepted(small)).canonical().length;
    small.withObject("/body").put("model", "m-1" + "x".repeat(room));
    assertThat(compose(Submissions.accepted(small)).canonical()).hasSize(HubRecord.MAX_BYTES);
    small.withObject("/body").put("model", "m-1" + "x".repeat(room + 1));
    assertThat(
            Submissions.accepted(small)
                .compose(Intake.ofClient(TENANT, SUBMITTER, NOW, SALT), () -> FRESH))
        .isEqualTo(new Composition.TooLarge(HubRecord.MAX_BYTES));
    small.withObject("/body").put("model", "x".repeat(HubRecord.MAX_BYTES));
    assertThat(SubmissionReader.read(Submissions.bytes(small), Origin.CLIENT, NOW))
        .isEqualTo(new Reading.TooLarge(HubRecord.MAX_BYTES));
  }

  @Test
  void alteredBytesAreReadAsNothingOrAsSomethingButNeverThrow() {
    byte[] record =
        compose(Submissions.accepted(Submissions.complete(RecordType.OUTPUT))).canonical();
    long seed = System.nanoTime();
    System.out.println("RecordsAreComposedByCopyingTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 50_000; i++) {
      byte[] altered = java.util.Arrays.copyOf(record, record.length - random.nextInt(3));
      for (int edits = random.nextInt(4); edits > 0; edits--) {
        altered[random.nextInt(altered.length)] =
            (byte) "\\\"{}[],:u0aT\u007f".charAt(random.nextInt(13));
      }
      assertThat(RecordReader.metadata(altered)).isNotNull();
      assertThat(RecordReader.salt(altered)).isNotNull();
      assertThat(RecordReader.submitter(altered)).isNotNull();
    }
  }

  @Test
  void textThatIsNoRecordIsReadAsNothing() {
    byte[] record =
        compose(Submissions.accepted(Submissions.minimal(RecordType.OUTPUT))).canonical();
    String text = new String(record, java.nio.charset.StandardCharsets.UTF_8);
    for (String altered :
        List.of(
            "",
            "{}",
            "[]",
            text + " ",
            text.substring(0, text.length() - 1),
            text.replace("\"type\":\"output\"", "\"type\":\"other\""),
            text.replace("\"type\":\"output\"", "\"typo\":\"output\""),
            text.replace("{\"actor\":", "{\"a\":1,\"actor\":"),
            text.replace("\"type\":\"output\"", "\"type\":\"\\x\""),
            text.replace("30.456Z", "30.45Z"),
            text.replace("2026-05-03T", "2026-02-30T"),
            text.replace("\"kind\":\"skill\"", "\"kind\":\"robot\""),
            text.replace("\"id\":\"contract-review\",", ""))) {
      assertThat(RecordReader.metadata(altered.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
          .as(altered)
          .isEqualTo(Optional.empty());
    }
  }
}
