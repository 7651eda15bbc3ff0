package com.claresia.hub.domain.record;

import com.claresia.hub.domain.canonical.CanonicalDocument;
import com.claresia.hub.domain.canonical.CanonicalScan;
import com.claresia.hub.domain.canonical.JsonKind;
import com.claresia.hub.domain.canonical.JsonPointer;
import com.claresia.hub.domain.canonical.Members;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed values out of a canonical document. Each method answers null after noting what is
 * wrong.
 */
final class Values {
  static final int MAX_DERIVED_FROM = 100;

  /** The largest integer that every JSON reader keeps (RFC 7493 section 2.2). */
  static final long MAX_INTEGER = (1L << 53) - 1;

  private static final int MAX_INTEGER_DIGITS = 16;

  private final byte[] bytes;
  private final Findings findings;

  Values(CanonicalDocument document, Findings findings) {
    this.bytes = document.bytes();
    this.findings = findings;
  }

  /** Notes that a value is of a wrong type, or null. */
  void wrongType(JsonKind kind, String expected, String pointer) {
    if (kind == JsonKind.NULL) {
      findings.add(RecordViolation.NULL, pointer);
    } else {
      findings.add(RecordViolation.WRONG_TYPE, pointer, expected + " was expected");
    }
  }

  @Nullable String string(Members members, int member, String pointer) {
    if (members.kind(member) == JsonKind.STRING) {
      return members.text(member);
    }
    wrongType(members.kind(member), "a string", pointer);
    return null;
  }

  @Nullable String checked(
      Members members,
      int member,
      String pointer,
      Predicate<String> check,
      RecordViolation violation) {
    String text = string(members, member, pointer);
    if (text != null && !check.test(text)) {
      findings.add(violation, pointer);
      return null;
    }
    return text;
  }

  void matching(Members members, int member, String pointer, Pattern form, String detail) {
    String text = string(members, member, pointer);
    if (text != null && !form.matcher(text).matches()) {
      findings.add(RecordViolation.WRONG_FORM, pointer, detail);
    }
  }

  @Nullable RecordId recordId(Members members, int member, String pointer) {
    String text = string(members, member, pointer);
    return text == null ? null : recordId(text, pointer);
  }

  private @Nullable RecordId recordId(String text, String pointer) {
    RecordId id = RecordId.parse(text).orElse(null);
    if (id == null) {
      findings.add(RecordViolation.NOT_A_UUID, pointer);
    }
    return id;
  }

  /** The ids in an array; those that are wrong are noted and left out. */
  List<RecordId> recordIds(Members members, int member, String pointer) {
    List<RecordId> ids = new ArrayList<>();
    if (members.kind(member) != JsonKind.ARRAY) {
      wrongType(members.kind(member), "an array", pointer);
      return ids;
    }
    int end = members.valueEnd(member) - 1;
    int at = members.valueStart(member) + 1;
    for (int i = 0; at < end; i++) {
      if (i == MAX_DERIVED_FROM) {
        findings.add(RecordViolation.TOO_MANY, pointer);
        return ids;
      }
      int next = CanonicalScan.skipValue(bytes, at, end);
      element(at, next, JsonPointer.child(pointer, Integer.toString(i)), ids);
      at = next + 1;
    }
    return ids;
  }

  private void element(int from, int end, String pointer, List<RecordId> ids) {
    if (bytes[from] != '"') {
      wrongType(bytes[from] == 'n' ? JsonKind.NULL : JsonKind.OBJECT, "a string", pointer);
      return;
    }
    RecordId id = recordId(CanonicalScan.text(bytes, from, end), pointer);
    if (id != null && ids.contains(id)) {
      findings.add(RecordViolation.REPEATED, pointer);
    } else if (id != null) {
      ids.add(id);
    }
  }

  /** Notes anything but an integer from 0 to 2^53 - 1, in whatever spelling it was sent. */
  void count(Members members, int member, String pointer) {
    if (members.kind(member) != JsonKind.NUMBER) {
      wrongType(members.kind(member), "an integer", pointer);
      return;
    }
    String text = number(members, member);
    boolean fraction = text.contains("e-") || (text.contains(".") && !text.contains("e+"));
    if (fraction) {
      wrongType(JsonKind.NUMBER, "an integer", pointer);
    } else if (!isCount(text)) {
      findings.add(RecordViolation.OUT_OF_RANGE, pointer);
    }
  }

  private static boolean isCount(String integer) {
    return integer.length() <= MAX_INTEGER_DIGITS
        && integer.indexOf('e') < 0
        && integer.charAt(0) != '-'
        && Long.parseLong(integer) <= MAX_INTEGER;
  }

  /** Notes anything but a number that is not negative. */
  void amount(Members members, int member, String pointer) {
    if (members.kind(member) != JsonKind.NUMBER) {
      wrongType(members.kind(member), "a number", pointer);
    } else if (bytes[members.valueStart(member)] == '-') {
      findings.add(RecordViolation.OUT_OF_RANGE, pointer);
    }
  }

  void bool(Members members, int member, String pointer) {
    JsonKind kind = members.kind(member);
    if (kind != JsonKind.TRUE && kind != JsonKind.FALSE) {
      wrongType(kind, "true or false", pointer);
    }
  }

  void stringOrObject(Members members, int member, String pointer) {
    JsonKind kind = members.kind(member);
    if (kind != JsonKind.STRING && kind != JsonKind.OBJECT) {
      wrongType(kind, "a string or an object", pointer);
    }
  }

  private String number(Members members, int member) {
    int from = members.valueStart(member);
    int length = members.valueEnd(member) - from;
    return new String(bytes, from, length, StandardCharsets.US_ASCII);
  }
}
