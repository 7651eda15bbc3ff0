package com.claresia.hub.domain.record;

import com.claresia.hub.domain.canonical.JsonKind;
import com.claresia.hub.domain.canonical.Members;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The required members of each type's body, as the published schemas have them. Additional members
 * are kept and not looked at.
 */
final class BodyRules {
  private static final Pattern DOTTED =
      Pattern.compile("[a-z0-9_-]{1,64}(?:\\.[a-z0-9_-]{1,64}){1,7}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Set<String> SEVERITIES = Set.of("info", "notice", "warning", "critical");
  private static final Set<String> RESERVED =
      Set.of("privacy", "backup", "data", "policy", "access", "support", "key", "admin");

  /** Checks one member of a body. */
  private interface Check {
    void accept(Values values, Members body, int member, String pointer);
  }

  private record Field(String name, Check check) {
    String pointer() {
      return "/body/" + name;
    }
  }

  private static final Check STRING = Values::string;

  private static final List<Field> OUTPUT =
      List.of(
          new Field("content", (values, body, member, pointer) -> {}), new Field("model", STRING));

  private static final List<Field> DECISION =
      List.of(
          new Field("outcome", STRING), new Field("rationale", STRING), new Field("title", STRING));

  private static final List<Field> GOVERNANCE_EVENT =
      List.of(
          new Field("detail", Values::stringOrObject),
          new Field("kind", BodyRules::dotted),
          new Field("severity", BodyRules::severity));

  private static final List<Field> ARTIFACT =
      List.of(
          new Field("media_type", STRING),
          new Field("name", STRING),
          new Field("sha256", BodyRules::sha256),
          new Field("size_bytes", Values::count),
          new Field("uri", STRING));

  private static final List<Field> EMPLOYEE_PROFILE =
      List.of(new Field("active", Values::bool), new Field("user_name", STRING));

  private static final List<Field> TELEMETRY_EVENT =
      List.of(
          new Field("cost_usd_estimate", Values::amount),
          new Field("latency_ms", Values::count),
          new Field("success", Values::bool),
          new Field("tokens_in", Values::count),
          new Field("tokens_out", Values::count));

  private BodyRules() {}

  private static List<Field> fields(RecordType type) {
    return switch (type) {
      case OUTPUT -> OUTPUT;
      case DECISION -> DECISION;
      case GOVERNANCE_EVENT -> GOVERNANCE_EVENT;
      case ARTIFACT -> ARTIFACT;
      case EMPLOYEE_PROFILE -> EMPLOYEE_PROFILE;
      case TELEMETRY_EVENT -> TELEMETRY_EVENT;
    };
  }

  /** Notes what is wrong with a body of that type. */
  static void check(
      RecordType type, Members body, Origin origin, Values values, Findings findings) {
    for (Field field : fields(type)) {
      int member = body.indexOf(field.name());
      if (member < 0) {
        findings.add(RecordViolation.MISSING, field.pointer());
      } else {
        field.check().accept(values, body, member, field.pointer());
      }
    }
    if (type == RecordType.GOVERNANCE_EVENT && origin == Origin.CLIENT) {
      checkNotReserved(body, findings);
    }
  }

  private static void checkNotReserved(Members body, Findings findings) {
    int kind = body.indexOf("kind");
    if (kind < 0 || body.kind(kind) != JsonKind.STRING) {
      return;
    }
    String text = body.text(kind);
    int dot = text.indexOf('.');
    if (dot > 0 && RESERVED.contains(text.substring(0, dot))) {
      findings.add(RecordViolation.RESERVED, "/body/kind");
    }
  }

  private static void dotted(Values values, Members body, int member, String pointer) {
    values.matching(
        body,
        member,
        pointer,
        DOTTED,
        "words of a-z, 0-9, '_' and '-', joined by dots, were expected");
  }

  private static void sha256(Values values, Members body, int member, String pointer) {
    values.matching(body, member, pointer, SHA256, "64 hexadecimal digits were expected");
  }

  private static void severity(Values values, Members body, int member, String pointer) {
    values.checked(body, member, pointer, SEVERITIES::contains, RecordViolation.WRONG_FORM);
  }
}
