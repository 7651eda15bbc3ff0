package com.claresia.hub.application.invocation;

import com.claresia.hub.domain.canonical.CanonicalDocument;
import com.claresia.hub.domain.canonical.CanonicalJson;
import com.claresia.hub.domain.canonical.CanonicalScan;
import com.claresia.hub.domain.canonical.Canonicalization;
import com.claresia.hub.domain.canonical.JsonKind;
import com.claresia.hub.domain.canonical.JsonPointer;
import com.claresia.hub.domain.canonical.Members;
import com.claresia.hub.domain.canonical.Profile;
import com.claresia.hub.domain.canonical.Violation;
import com.claresia.hub.domain.record.RecordViolation;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the two records of an invocation lie in the body as sent. They are read as sent, and not
 * from the body's canonical form, which might have changed their numbers already.
 */
final class InvocationBody {
  static final String OUTPUT = "output";
  static final String TELEMETRY_EVENT = "telemetry_event";

  /** What came of looking for them. */
  sealed interface Found {
    /** Both are there. */
    record Both(Part output, Part telemetryEvent) implements Found {}

    /** The body is not JSON. */
    record NotJson(int offset, String detail) implements Found {}

    /** The body is JSON and no invocation. */
    record Invalid(List<Violation> violations) implements Found {}
  }

  /** The bytes {@code [from, to)} of the body. */
  record Part(int from, int to) {}

  private InvocationBody() {}

  static Found find(byte[] body) {
    return switch (CanonicalJson.canonicalize(body, Profile.RFC8785)) {
      case Canonicalization.Canonical(CanonicalDocument document) -> find(body, document);
      case Canonicalization.NotJson(int offset, String detail) -> new Found.NotJson(offset, detail);
      case Canonicalization.Refused(List<Violation> violations) -> new Found.Invalid(violations);
    };
  }

  private static Found find(byte[] body, CanonicalDocument document) {
    if (document.kind() != JsonKind.OBJECT) {
      return new Found.Invalid(List.of(Violation.of(RecordViolation.WRONG_TYPE, "")));
    }
    List<Violation> violations = violations(document.members());
    return violations.isEmpty() ? both(body) : new Found.Invalid(violations);
  }

  private static List<Violation> violations(Members members) {
    List<Violation> violations = new ArrayList<>();
    for (String name : List.of(OUTPUT, TELEMETRY_EVENT)) {
      if (members.indexOf(name) < 0) {
        violations.add(Violation.of(RecordViolation.MISSING, JsonPointer.child("", name)));
      }
    }
    for (int i = 0; i < members.size(); i++) {
      String name = members.name(i);
      if (!name.equals(OUTPUT) && !name.equals(TELEMETRY_EVENT)) {
        violations.add(Violation.of(RecordViolation.UNKNOWN_MEMBER, JsonPointer.child("", name)));
      }
    }
    return violations;
  }

  // The body is known to be an object of exactly these two members.
  private static Found both(byte[] body) {
    Member first = member(body, next(body, 0) + 1);
    Member second = member(body, next(body, first.value.to) + 1);
    return first.isOutput
        ? new Found.Both(first.value, second.value)
        : new Found.Both(second.value, first.value);
  }

  private record Member(boolean isOutput, Part value) {}

  private static Member member(byte[] body, int at) {
    int name = next(body, at);
    int nameEnd = CanonicalScan.skipString(body, name, body.length);
    int value = next(body, next(body, nameEnd) + 1);
    int end = CanonicalScan.skipValue(body, value, body.length);
    return new Member(isOutput(body, name, nameEnd), new Part(value, end));
  }

  // A name may be written with escapes.
  private static boolean isOutput(byte[] body, int from, int to) {
    return CanonicalJson.canonicalize(body, from, to, Profile.RFC8785)
            instanceof Canonicalization.Canonical(CanonicalDocument name)
        && name.toString().equals('"' + OUTPUT + '"');
  }

  /** The first byte from {@code at} on that is no white space. */
  private static int next(byte[] body, int at) {
    int i = at;
    while (body[i] == ' ' || body[i] == '\n' || body[i] == '\r' || body[i] == '\t') {
      i++;
    }
    return i;
  }
}
