package com.claresia.hub.bootstrap.demo;

import static com.claresia.hub.bootstrap.demo.Organisation.JSON;

import com.claresia.hub.bootstrap.demo.LifelikeWeek.Use;
import com.claresia.hub.bootstrap.demo.Organisation.Person;
import com.claresia.hub.bootstrap.demo.Organisation.Skill;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordType;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Records as a client writes them. */
final class RecordShapes {
  private final Organisation organisation;
  private final Chance chance;

  RecordShapes(Organisation organisation, Chance chance) {
    this.organisation = organisation;
    this.chance = chance;
  }

  RecordId id(Instant time) {
    return RecordId.version7(time.toEpochMilli(), chance.random());
  }

  JsonObjectBuilder output(Use use, RecordId id, Phrases phrases) {
    JsonObject skill = use.skill().description();
    JsonArray outputs = skill.getJsonArray("outputs");
    JsonValue content = outputs.get(chance.between(0, outputs.size() - 1));
    return invoked(RecordType.OUTPUT, id, use)
        .add(
            "body",
            JSON.createObjectBuilder()
                .add("content", phrases.fill(content))
                .add("model", skill.getString("model")));
  }

  JsonObjectBuilder success(Use use) {
    JsonObject skill = use.skill().description();
    long in = amount(skill, "tokens_in");
    long out = amount(skill, "tokens_out");
    return invoked(RecordType.TELEMETRY_EVENT, id(use.time()), use)
        .add("body", figures(JsonValue.TRUE, amount(skill, "latency_ms"), in, out, skill));
  }

  JsonObjectBuilder failure(Use use) {
    JsonObject skill = use.skill().description();
    JsonObjectBuilder figures =
        figures(JsonValue.FALSE, 30_000, amount(skill, "tokens_in"), 0, skill)
            .add("payload", JSON.createObjectBuilder().add("error", "model_timeout"));
    return invoked(RecordType.TELEMETRY_EVENT, id(use.time()), use).add("body", figures);
  }

  private static JsonObjectBuilder figures(
      JsonValue success, long latency, long in, long out, JsonObject skill) {
    double price = skill.getJsonNumber("usd_per_1k_tokens").doubleValue();
    BigDecimal cost =
        BigDecimal.valueOf((in + 3.0 * out) * price / 1_000)
            .setScale(6, RoundingMode.HALF_EVEN)
            .stripTrailingZeros();
    return JSON.createObjectBuilder()
        .add("success", success)
        .add("latency_ms", latency)
        .add("tokens_in", in)
        .add("tokens_out", out)
        .add("cost_usd_estimate", cost);
  }

  private long amount(JsonObject skill, String member) {
    JsonArray range = skill.getJsonArray(member);
    return chance.skewed(range.getInt(0), range.getInt(1));
  }

  JsonObjectBuilder decision(Use use, Instant time, RecordId output, Phrases phrases) {
    JsonObject decision = use.skill().description().getJsonObject("decision");
    JsonArray outcomes = decision.getJsonArray("outcomes");
    return record(RecordType.DECISION, id(time), time, "employee", use.person().id())
        .add("on_behalf_of", person(use.person()))
        .add("skill_id", use.skill().id())
        .add("derived_from", JSON.createArrayBuilder().add(output.toString()))
        .add(
            "body",
            JSON.createObjectBuilder()
                .add("title", phrases.fill(decision.getString("title")))
                .add("outcome", outcomes.getString(chance.between(0, outcomes.size() - 1)))
                .add("rationale", phrases.fill(decision.getString("rationale"))));
  }

  JsonObjectBuilder artifact(Use use, Instant time, RecordId output, Phrases phrases) {
    JsonObject artifact = use.skill().description().getJsonObject("artifact");
    String name = phrases.fill(artifact.getString("name"));
    return record(RecordType.ARTIFACT, id(time), time, "skill", use.skill().id())
        .add("on_behalf_of", person(use.person()))
        .add("skill_id", use.skill().id())
        .add("invocation_id", use.invocation())
        .add("derived_from", JSON.createArrayBuilder().add(output.toString()))
        .add(
            "body",
            JSON.createObjectBuilder()
                .add("name", name)
                .add("media_type", artifact.getString("media_type"))
                .add("size_bytes", chance.skewed(9_000, 4_000_000))
                .add("sha256", chance.hex(32))
                .add("uri", "file://files.internal/ai/" + name));
  }

  JsonObjectBuilder governance(Instant time) {
    JsonObject note = chance.oneOf(organisation.governance());
    Skill skill = chance.oneOf(organisation.skills());
    Phrases phrases = new Phrases(organisation, chance).with("skill", skill.id());
    return record(RecordType.GOVERNANCE_EVENT, id(time), time, "operator", "ai-governance")
        .add("skill_id", skill.id())
        .add(
            "body",
            JSON.createObjectBuilder()
                .add("kind", note.getString("kind"))
                .add("severity", note.getString("severity"))
                .add("detail", phrases.fill(note.getString("detail"))));
  }

  JsonObjectBuilder profile(Person person, Instant time) {
    JsonObject profile = person.profile();
    return record(RecordType.EMPLOYEE_PROFILE, id(time), time, "operator", "directory-sync")
        .add("on_behalf_of", person(person))
        .add(
            "body",
            JSON.createObjectBuilder()
                .add("user_name", person.id())
                .add("active", true)
                .add("display_name", profile.getString("name"))
                .add("title", profile.getString("role"))
                .add("department", person.unit()));
  }

  private static JsonObjectBuilder invoked(RecordType type, RecordId id, Use use) {
    return record(type, id, use.time(), "skill", use.skill().id())
        .add("on_behalf_of", person(use.person()))
        .add("skill_id", use.skill().id())
        .add("archetype_id", use.skill().description().getString("archetype"))
        .add("invocation_id", use.invocation());
  }

  private static JsonObjectBuilder record(
      RecordType type, RecordId id, Instant time, String kind, String actor) {
    return JSON.createObjectBuilder()
        .add("type", type.wireName())
        .add("record_id", id.toString())
        .add("occurred_at", time.toString())
        .add("actor", JSON.createObjectBuilder().add("kind", kind).add("id", actor));
  }

  private static JsonObjectBuilder person(Person person) {
    return JSON.createObjectBuilder().add("kind", "employee").add("id", person.id());
  }
}
