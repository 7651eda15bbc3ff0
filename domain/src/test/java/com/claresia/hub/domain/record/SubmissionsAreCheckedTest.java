package com.claresia.hub.domain.record;

import static com.claresia.hub.domain.record.Submissions.NOW;
import static com.claresia.hub.domain.record.Submissions.accepted;
import static com.claresia.hub.domain.record.Submissions.complete;
import static com.claresia.hub.domain.record.Submissions.minimal;
import static com.claresia.hub.domain.record.Submissions.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionsAreCheckedTest {

  @ParameterizedTest
  @EnumSource(RecordType.class)
  void everyTypeIsAcceptedWithAllMembersAndWithTheFewest(RecordType type) {
    assertThat(accepted(complete(type)).type()).isEqualTo(type);
    assertThat(accepted(minimal(type)).type()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"schema", "tenant_id", "recorded_at", "submitted_by", "salt"})
  void whatTheHubSetsIsRefusedFromAClient(String name) {
    assertThat(violations(minimal(RecordType.OUTPUT).put(name, "x")))
        .containsExactly("set-by-hub /" + name);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "/type, null, null",
        "/type, 1, wrong-type",
        "/type, `\"minutes\"`, unknown-type",
        "/actor, null, null",
        "/actor, `\"me\"`, wrong-type",
        "/actor/kind, null, null",
        "/actor/kind, `\"robot\"`, unknown-actor-kind",
        "/actor/kind, `\"system\"`, reserved",
        "/actor/id, `\"\"`, not-an-identifier",
        "/actor/id, `\"a\\u0000\"`, not-an-identifier",
        "/actor/id, 7, wrong-type",
        "/on_behalf_of, null, null",
        "/on_behalf_of/kind, `\"system\"`, reserved",
        "/skill_id, `\"Contract Review\"`, not-a-slug",
        "/skill_id, null, null",
        "/archetype_id, `\"-x\"`, not-a-slug",
        "/invocation_id, `\"a\\u007f\"`, not-an-identifier",
        "/record_id, `\"1-2-3-4-5\"`, not-a-uuid",
        "/record_id, `\"00000000-0000-0000-0000-000000000000\"`, not-a-uuid",
        "/record_id, `\"0190a1b2-c3d4-9e5f-8a6b-7c8d9e0f1a2b\"`, not-a-uuid",
        "/record_id, `\"0190a1b2-c3d4-7e5f-ca6b-7c8d9e0f1a2b\"`, not-a-uuid",
        "/derived_from, `\"0190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b\"`, wrong-type",
        "/body, null, null",
        "/body, [], wrong-type",
        "/body/model, null, null",
        "/body/model, 1, wrong-type",
        "/extra, 1, unknown-member",
        "/actor/name, 1, unknown-member",
      })
  void aWrongMemberIsNamed(String pointer, String json, String code) {
    ObjectNode submission = complete(RecordType.OUTPUT);
    String parent = pointer.substring(0, pointer.lastIndexOf('/'));
    ObjectNode object = parent.isEmpty() ? submission : (ObjectNode) submission.at(parent);
    object.set(pointer.substring(pointer.lastIndexOf('/') + 1), Submissions.parse(json));
    assertThat(violations(submission)).containsExactly(code + " " + pointer);
  }

  @ParameterizedTest
  @CsvSource({
    "OUTPUT, content",
    "OUTPUT, model",
    "DECISION, title",
    "DECISION, outcome",
    "DECISION, rationale",
    "GOVERNANCE_EVENT, kind",
    "GOVERNANCE_EVENT, severity",
    "GOVERNANCE_EVENT, detail",
    "ARTIFACT, name",
    "ARTIFACT, media_type",
    "ARTIFACT, size_bytes",
    "ARTIFACT, sha256",
    "ARTIFACT, uri",
    "EMPLOYEE_PROFILE, user_name",
    "EMPLOYEE_PROFILE, active",
    "TELEMETRY_EVENT, success",
    "TELEMETRY_EVENT, latency_ms",
    "TELEMETRY_EVENT, tokens_in",
    "TELEMETRY_EVENT, tokens_out",
    "TELEMETRY_EVENT, cost_usd_estimate",
  })
  void requiredMembersOfABodyAreRequired(RecordType type, String name) {
    ObjectNode submission = minimal(type);
    submission.withObject("/body").remove(name);
    assertThat(violations(submission)).containsExactly("missing /body/" + name);
  }

  @ParameterizedTest
  @CsvSource({
    "ARTIFACT, size_bytes, -1, out-of-range",
    "ARTIFACT, size_bytes, 1.5, wrong-type",
    "ARTIFACT, size_bytes, 1e-7, wrong-type",
    "ARTIFACT, size_bytes, 9007199254740992, out-of-range",
    "ARTIFACT, size_bytes, 1e30, out-of-range",
    "ARTIFACT, size_bytes, 1.5e30, out-of-range",
    "ARTIFACT, sha256, \"abc\", wrong-form",
    "TELEMETRY_EVENT, cost_usd_estimate, -0.01, out-of-range",
    "TELEMETRY_EVENT, success, 1, wrong-type",
    "GOVERNANCE_EVENT, kind, \"review\", wrong-form",
    "GOVERNANCE_EVENT, kind, \"a..b\", wrong-form",
    "GOVERNANCE_EVENT, severity, \"bad\", wrong-form",
    "GOVERNANCE_EVENT, detail, 1, wrong-type",
    "GOVERNANCE_EVENT, kind, \"privacy.record_erased\", reserved",
    "GOVERNANCE_EVENT, kind, \"backup.records_lost\", reserved",
    "GOVERNANCE_EVENT, kind, \"data.x\", reserved",
    "GOVERNANCE_EVENT, kind, \"policy.x\", reserved",
    "GOVERNANCE_EVENT, kind, \"access.x\", reserved",
    "GOVERNANCE_EVENT, kind, \"support.x\", reserved",
    "GOVERNANCE_EVENT, kind, \"key.x\", reserved",
    "GOVERNANCE_EVENT, kind, \"admin.x\", reserved",
  })
  void aWrongMemberOfABodyIsNamed(RecordType type, String name, String json, String code) {
    assertThat(violations(withBody(type, name, json))).containsExactly(code + " /body/" + name);
  }

  @ParameterizedTest
  @CsvSource({
    "ARTIFACT, size_bytes, 9007199254740991",
    "ARTIFACT, size_bytes, 12.0",
    "ARTIFACT, size_bytes, -0",
    "TELEMETRY_EVENT, cost_usd_estimate, 0",
    "TELEMETRY_EVENT, payload, null",
    "GOVERNANCE_EVENT, detail, \"text\"",
    "GOVERNANCE_EVENT, kind, \"privacypolicy.changed\"",
    "OUTPUT, content, null",
    "OUTPUT, anything, null",
  })
  void aRightMemberOfABodyIsAccepted(RecordType type, String name, String json) {
    assertThat(accepted(withBody(type, name, json)).type()).isEqualTo(type);
  }

  private static ObjectNode withBody(RecordType type, String name, String json) {
    // As text: Jackson would round or respell numbers.
    ObjectNode submission = minimal(type);
    submission
        .withObject("/body")
        .putRawValue(name, new com.fasterxml.jackson.databind.util.RawValue(json));
    return submission;
  }

  @Test
  void aTelemetryEventNamesSkillAndArchetype() {
    ObjectNode submission = minimal(RecordType.TELEMETRY_EVENT);
    submission.remove("skill_id");
    submission.remove("archetype_id");
    assertThat(violations(submission))
        .containsExactly("missing /archetype_id", "missing /skill_id");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-03T08:15:30Z, 2026-05-03T08:15:30Z",
    "2026-05-03t08:15:30.1z, 2026-05-03T08:15:30.100Z",
    "2026-05-03T08:15:30.123000Z, 2026-05-03T08:15:30.123Z",
    "2026-05-03T10:45:30.12+02:30, 2026-05-03T08:15:30.120Z",
    "2026-05-02T20:15:30-12:00, 2026-05-03T08:15:30Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "2026-05-03T08:20:30.456Z, 2026-05-03T08:20:30.456Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
  })
  void timesAreConvertedToUtc(String sent, String expected) {
    ObjectNode submission = minimal(RecordType.OUTPUT).put("occurred_at", sent);
    assertThat(accepted(submission).occurredAt()).contains(java.time.Instant.parse(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-03T08:15:30.1234Z, time-too-fine",
    "2026-05-03T08:15:30.123456789Z, time-too-fine",
    "2026-05-03T08:20:30.457Z, time-ahead",
    "2026-06-30T23:59:60Z, not-a-time",
    "2026-05-03T24:00:00Z, not-a-time",
    "2026-02-29T08:15:30Z, not-a-time",
    "2026-05-03T08:15:30, not-a-time",
    "2026-05-03 08:15:30Z, not-a-time",
    "2026-05-03T08:15:30.Z, not-a-time",
    "2026-05-03T08:15:30+24:00, not-a-time",
    "2026-05-03T08:15Z, not-a-time",
    "0000-01-01T00:00:00+00:01, not-a-time",
    "yesterday, not-a-time",
  })
  void otherTimesAreRefused(String sent, String code) {
    assertThat(violations(minimal(RecordType.OUTPUT).put("occurred_at", sent)))
        .containsExactly(code + " /occurred_at");
  }

  @Test
  void wrongElementsOfDerivedFromAreNamedOneByOne() {
    String id = "0190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b";
    ObjectNode submission = minimal(RecordType.OUTPUT);
    submission.putArray("derived_from").add(id).add("x").add(3).addNull().add(id.toUpperCase());
    assertThat(violations(submission))
        .containsExactly(
            "not-a-uuid /derived_from/1",
            "wrong-type /derived_from/2",
            "null /derived_from/3",
            "repeated /derived_from/4");
    var ids = submission.putArray("derived_from");
    for (int i = 0; i < 100; i++) {
      ids.add(UUID.randomUUID().toString());
    }
    assertThat(accepted(submission)).isNotNull();
    ids.add(UUID.randomUUID().toString());
    assertThat(violations(submission)).containsExactly("too-many /derived_from");
  }

  @Test
  void allViolationsAreNamedAtOnce() {
    assertThat(
            violations(
                Submissions.parse(
                    """
                    {"type":"decision","actor":{"kind":"x"},"salt":"","body":{"title":1},"~/":0,
                     "occurred_at":"now","skill_id":null}
                    """)))
        .containsExactlyInAnyOrder(
            "unknown-actor-kind /actor/kind",
            "missing /actor/id",
            "set-by-hub /salt",
            "wrong-type /body/title",
            "missing /body/outcome",
            "missing /body/rationale",
            "unknown-member /~0~1",
            "not-a-time /occurred_at",
            "null /skill_id");
  }

  @Test
  void whatHasNoCanonicalFormIsRefusedBeforeAnythingElse() {
    byte[] twice = "{\"type\":\"x\",\"type\":\"y\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(SubmissionReader.read(twice, Origin.CLIENT, NOW))
        .isInstanceOfSatisfying(
            Reading.Invalid.class,
            invalid ->
                assertThat(invalid.violations())
                    .extracting(violation -> violation.code().wireName())
                    .containsExactly("duplicate-member"));
    assertThat(SubmissionReader.read("{".getBytes(StandardCharsets.UTF_8), Origin.CLIENT, NOW))
        .isInstanceOf(Reading.NotJson.class);
    assertThat(violations(Submissions.parse("[]"))).containsExactly("wrong-type ");
    assertThat(violations(Submissions.parse("{}")))
        .containsExactly("missing /actor", "missing /body", "missing /type");
  }

  @Test
  void theHubMaySpeakOfItself() {
    ObjectNode event = minimal(RecordType.GOVERNANCE_EVENT);
    event.withObject("/actor").put("kind", "system");
    event.withObject("/body").put("kind", "key.rotated");
    assertThat(SubmissionReader.read(Submissions.bytes(event), Origin.HUB, NOW))
        .isInstanceOf(Reading.Accepted.class);
    assertThat(violations(event)).containsExactly("reserved /actor/kind", "reserved /body/kind");
  }
}
