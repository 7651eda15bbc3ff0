package com.claresia.hub.application.sample;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.Actor;
import com.claresia.hub.domain.record.ActorKind;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordMetadata;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.record.Salt;
import com.claresia.hub.domain.telemetry.Measurement;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One record in the making, complete from the start: each method changes one member. Its canonical
 * bytes are written here by hand, apart from the code under test. For one thread.
 */
public final class SampleRecord {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final List<String> OF_THE_HUB =
      List.of("recorded_at", "salt", "schema", "submitted_by", "tenant_id");

  private final TenantId tenant;
  private final RecordType type;
  private final Salt salt;
  private final Instant recordedAt;
  private RecordId id;
  private Instant occurredAt;
  private Actor actor = new Actor(ActorKind.SKILL, "summariser");
  private Optional<Actor> onBehalfOf = Optional.empty();
  private Optional<String> skillId = Optional.empty();
  private Optional<String> archetypeId = Optional.empty();
  private Optional<String> invocationId = Optional.empty();
  private List<RecordId> derivedFrom = List.of();
  private String body;

  SampleRecord(TenantId tenant, RecordType type, Instant time, RandomGenerator random) {
    this.tenant = tenant;
    this.type = type;
    this.salt = Salt.random(random);
    this.recordedAt = time.plusMillis(300);
    this.id = RecordId.version7(time.toEpochMilli(), random);
    this.occurredAt = time;
    this.body = Bodies.of(type, random);
    if (type == RecordType.TELEMETRY_EVENT) {
      skillId = Optional.of("summariser");
      archetypeId = Optional.of("scribe");
    }
  }

  /** Under another id. */
  public SampleRecord id(RecordId other) {
    id = other;
    return this;
  }

  /** At another time, in whole milliseconds. */
  public SampleRecord occurredAt(Instant time) {
    occurredAt = time;
    return this;
  }

  /** By another actor. */
  public SampleRecord actor(ActorKind kind, String name) {
    actor = new Actor(kind, name);
    return this;
  }

  /** On behalf of this employee. */
  public SampleRecord onBehalfOf(String employee) {
    onBehalfOf = Optional.of(new Actor(ActorKind.EMPLOYEE, employee));
    return this;
  }

  /** Of this run of this skill of this archetype. */
  public SampleRecord skill(String skill, String archetype, String invocation) {
    skillId = Optional.of(skill);
    archetypeId = Optional.of(archetype);
    invocationId = Optional.of(invocation);
    return this;
  }

  /** Made from these. */
  public SampleRecord derivedFrom(RecordId... ids) {
    derivedFrom = List.of(ids);
    return this;
  }

  /** With this body, in canonical form. */
  public SampleRecord body(String canonicalBody) {
    body = canonicalBody;
    return this;
  }

  /** The name it has. */
  public RecordId id() {
    return id;
  }

  /** What a store keeps of it for search. */
  public RecordMetadata metadata() {
    return new RecordMetadata(
        tenant,
        id,
        type,
        occurredAt,
        recordedAt,
        actor,
        onBehalfOf,
        skillId,
        archetypeId,
        invocationId,
        derivedFrom,
        type == RecordType.TELEMETRY_EVENT ? Optional.of(measurement()) : Optional.empty());
  }

  private Measurement measurement() {
    return new Measurement(
        Boolean.parseBoolean(measured("success")),
        Long.parseLong(measured("latency_ms")),
        Long.parseLong(measured("tokens_in")),
        Long.parseLong(measured("tokens_out")),
        Double.parseDouble(measured("cost_usd_estimate")));
  }

  private String measured(String name) {
    Matcher value = Pattern.compile('"' + name + "\":([^,}]+)").matcher(body);
    if (!value.find()) {
      throw new IllegalStateException("a telemetry event's body has " + name);
    }
    return value.group(1);
  }

  /** What a client would send for it, in canonical form, {@code record_id} included. */
  public byte[] request() {
    Map<String, String> members = members();
    members.keySet().removeAll(OF_THE_HUB);
    return object(members).getBytes(StandardCharsets.UTF_8);
  }

  /** The record as the Hub commits it. */
  public HubRecord composed() {
    byte[] canonical = object(members()).getBytes(StandardCharsets.UTF_8);
    byte[] request = request();
    byte[] salted = new byte[Salt.LENGTH + request.length];
    System.arraycopy(salt.toByteArray(), 0, salted, 0, Salt.LENGTH);
    System.arraycopy(request, 0, salted, Salt.LENGTH, request.length);
    return new HubRecord(metadata(), canonical, Hash.sha256(canonical), Hash.sha256(salted));
  }

  // A tree map sorts ASCII names as RFC 8785 does.
  private Map<String, String> members() {
    Map<String, String> members = new TreeMap<>();
    members.put("schema", quoted(type.schema()));
    members.put("tenant_id", quoted(tenant.value()));
    members.put("record_id", quoted(id.toString()));
    members.put("type", quoted(type.wireName()));
    members.put("occurred_at", quoted(TIME.format(occurredAt)));
    members.put("recorded_at", quoted(TIME.format(recordedAt)));
    members.put("actor", actor(actor));
    onBehalfOf.ifPresent(other -> members.put("on_behalf_of", actor(other)));
    skillId.ifPresent(id -> members.put("skill_id", quoted(id)));
    archetypeId.ifPresent(id -> members.put("archetype_id", quoted(id)));
    invocationId.ifPresent(id -> members.put("invocation_id", quoted(id)));
    if (!derivedFrom.isEmpty()) {
      List<String> ids = derivedFrom.stream().map(id -> quoted(id.toString())).toList();
      members.put("derived_from", "[" + String.join(",", ids) + "]");
    }
    members.put("submitted_by", "{\"iss\":\"https://id.dainese.test\",\"sub\":\"gateway\"}");
    members.put("body", body);
    members.put("salt", quoted(salt.text()));
    return members;
  }

  private static String actor(Actor actor) {
    return "{\"id\":" + quoted(actor.id()) + ",\"kind\":" + quoted(actor.kind().wireName()) + "}";
  }

  private static String object(Map<String, String> members) {
    List<String> parts =
        members.entrySet().stream().map(e -> quoted(e.getKey()) + ":" + e.getValue()).toList();
    return "{" + String.join(",", parts) + "}";
  }

  // Sample values hold nothing that needs an escape.
  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
