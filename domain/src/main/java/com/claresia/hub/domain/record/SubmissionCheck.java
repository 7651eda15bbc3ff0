package com.claresia.hub.domain.record;

import com.claresia.hub.domain.canonical.CanonicalDocument;
import com.claresia.hub.domain.canonical.JsonKind;
import com.claresia.hub.domain.canonical.JsonPointer;
import com.claresia.hub.domain.canonical.Members;
import com.claresia.hub.domain.telemetry.Slug;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks one canonical request against what a record is, and keeps its typed members. */
final class SubmissionCheck {
  private final CanonicalDocument document;
  private final Members root;
  private final Origin origin;
  private final Instant now;
  private final Findings findings = new Findings();
  private final Values values;

  private @Nullable RecordType type;
  private @Nullable Actor actor;
  private @Nullable Actor onBehalfOf;
  private @Nullable String skillId;
  private @Nullable String archetypeId;
  private @Nullable String invocationId;
  private @Nullable RecordId recordId;
  private @Nullable Instant occurredAt;
  private List<RecordId> derivedFrom = List.of();
  private int body = -1;

  SubmissionCheck(CanonicalDocument document, Origin origin, Instant now) {
    this.document = document;
    this.root = document.members();
    this.origin = origin;
    this.now = now;
    this.values = new Values(document, findings);
  }

  Reading run() {
    if (document.kind() != JsonKind.OBJECT) {
      findings.add(RecordViolation.WRONG_TYPE, "", "an object was expected");
      return new Reading.Invalid(findings.toList());
    }
    for (int member = 0; member < root.size(); member++) {
      member(member, root.name(member));
    }
    require("actor");
    require("body");
    require("type");
    checkBody();
    RecordType checkedType = type;
    Actor checkedActor = actor;
    if (!findings.isEmpty() || checkedType == null || checkedActor == null) {
      return new Reading.Invalid(findings.toList());
    }
    return new Reading.Accepted(submission(checkedType, checkedActor));
  }

  private Submission submission(RecordType checkedType, Actor checkedActor) {
    return new Submission(
        document,
        origin,
        checkedType,
        checkedActor,
        Optional.ofNullable(recordId),
        Optional.ofNullable(occurredAt),
        Optional.ofNullable(onBehalfOf),
        Optional.ofNullable(skillId),
        Optional.ofNullable(archetypeId),
        Optional.ofNullable(invocationId),
        derivedFrom);
  }

  private void member(int member, String name) {
    switch (name) {
      case "actor" -> actor = actor(member, "/actor");
      case "archetype_id" -> archetypeId = slug(member, "/archetype_id");
      case "body" -> body(member);
      case "derived_from" -> derivedFrom = values.recordIds(root, member, "/derived_from");
      case "invocation_id" -> invocationId = identifier(root, member, "/invocation_id");
      case "occurred_at" -> occurredAt = time(member, "/occurred_at");
      case "on_behalf_of" -> onBehalfOf = actor(member, "/on_behalf_of");
      case "record_id" -> recordId = values.recordId(root, member, "/record_id");
      case "skill_id" -> skillId = slug(member, "/skill_id");
      case "type" -> type = type(member);
      case "recorded_at", "salt", "schema", "submitted_by", "tenant_id" ->
          findings.add(RecordViolation.SET_BY_HUB, "/" + name);
      default -> findings.add(RecordViolation.UNKNOWN_MEMBER, JsonPointer.child("", name));
    }
  }

  private void require(String name) {
    if (root.indexOf(name) < 0) {
      findings.add(RecordViolation.MISSING, "/" + name);
    }
  }

  private @Nullable RecordType type(int member) {
    String text = values.string(root, member, "/type");
    if (text == null) {
      return null;
    }
    RecordType known = RecordType.ofWireName(text).orElse(null);
    if (known == null) {
      findings.add(RecordViolation.UNKNOWN_TYPE, "/type");
    }
    return known;
  }

  private @Nullable String slug(int member, String pointer) {
    return values.checked(root, member, pointer, Slug::isValid, RecordViolation.NOT_A_SLUG);
  }

  private @Nullable String identifier(Members members, int member, String pointer) {
    return values.checked(
        members, member, pointer, Identifiers::isIdentifier, RecordViolation.NOT_AN_IDENTIFIER);
  }

  private @Nullable Instant time(int member, String pointer) {
    String text = values.string(root, member, pointer);
    return text == null ? null : Timestamps.read(text, now, pointer, findings);
  }

  private @Nullable Actor actor(int member, String pointer) {
    if (root.kind(member) != JsonKind.OBJECT) {
      values.wrongType(root.kind(member), "an object", pointer);
      return null;
    }
    ActorKind kind = null;
    String id = null;
    Members members = root.members(member);
    for (int i = 0; i < members.size(); i++) {
      String name = members.name(i);
      switch (name) {
        case "id" -> id = identifier(members, i, pointer + "/id");
        case "kind" -> kind = actorKind(members, i, pointer + "/kind");
        default -> findings.add(RecordViolation.UNKNOWN_MEMBER, JsonPointer.child(pointer, name));
      }
    }
    requireActorMember(members, "id", pointer);
    requireActorMember(members, "kind", pointer);
    return kind == null || id == null ? null : new Actor(kind, id);
  }

  private void requireActorMember(Members members, String name, String pointer) {
    if (members.indexOf(name) < 0) {
      findings.add(RecordViolation.MISSING, pointer + "/" + name);
    }
  }

  private @Nullable ActorKind actorKind(Members members, int member, String pointer) {
    String text = values.string(members, member, pointer);
    if (text == null) {
      return null;
    }
    ActorKind kind = ActorKind.ofWireName(text).orElse(null);
    if (kind == null) {
      findings.add(RecordViolation.UNKNOWN_ACTOR_KIND, pointer);
    } else if (kind == ActorKind.SYSTEM && origin == Origin.CLIENT) {
      findings.add(RecordViolation.RESERVED, pointer);
    }
    return kind;
  }

  private void body(int member) {
    if (root.kind(member) == JsonKind.OBJECT) {
      body = member;
    } else {
      values.wrongType(root.kind(member), "an object", "/body");
    }
  }

  private void checkBody() {
    RecordType known = type;
    if (known != null && body >= 0) {
      BodyRules.check(known, root.members(body), origin, values, findings);
    }
    if (known == RecordType.TELEMETRY_EVENT) {
      require("archetype_id");
      require("skill_id");
    }
  }
}
