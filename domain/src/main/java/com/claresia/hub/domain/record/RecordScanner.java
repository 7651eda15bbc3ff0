package com.claresia.hub.domain.record;

import com.claresia.hub.domain.canonical.CanonicalScan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Finds the members of a record in its canonical bytes, without making objects and without looking
 * into the body: fast enough to hold a million rows a second against their content. Bytes that are
 * no record are told from one by their structure only; what their canonical form is, their hash
 * says. Reused from record to record; not for use by two threads.
 */
public final class RecordScanner {
  private static final RecordPart[] PARTS = RecordPart.values();
  private static final int TOP_LEVEL = RecordPart.TYPE.place() + 1;
  private static final byte[][] NAMES = names();
  private static final byte[] ID = member("id");
  private static final byte[] KIND = member("kind");
  private static final byte[] ISS = member("iss");
  private static final byte[] SUB = member("sub");
  private static final byte[] NOTHING = {};

  private final int[] starts = new int[PARTS.length];
  private final int[] ends = new int[PARTS.length];
  private byte[] bytes = NOTHING;

  private static byte[][] names() {
    byte[][] names = new byte[TOP_LEVEL][];
    for (int i = 0; i < TOP_LEVEL; i++) {
      names[i] = member(PARTS[i].name().toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private static byte[] member(String name) {
    return ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
  }

  /** Scans {@code [from, to)}, keeping the array; false if that is no record. */
  public boolean scan(byte[] canonical, int from, int to) {
    bytes = canonical;
    Arrays.fill(starts, -1);
    return to - from > 2 && canonical[from] == '{' && topLevel(from + 1, to) && isComplete();
  }

  private boolean topLevel(int from, int to) {
    int part = 0;
    int at = from;
    while (true) {
      while (part < TOP_LEVEL && !matches(NAMES[part], at, to)) {
        part++;
      }
      if (part == TOP_LEVEL) {
        return false;
      }
      int end = value(part, at + NAMES[part].length, to);
      if (end < 0 || end >= to || bytes[end] != ',') {
        return end == to - 1 && bytes[end] == '}';
      }
      at = end + 1;
      part++;
    }
  }

  private boolean matches(byte[] name, int at, int to) {
    return at + name.length < to
        && Arrays.equals(bytes, at, at + name.length, name, 0, name.length);
  }

  private int value(int part, int start, int to) {
    int end = CanonicalScan.skipValue(bytes, start, to);
    starts[part] = start;
    ends[part] = end;
    boolean sound = end > 0 && bytes[start] == PARTS[part].opening();
    return sound ? end : CanonicalScan.MALFORMED;
  }

  private boolean isComplete() {
    return has(RecordPart.BODY)
        && has(RecordPart.OCCURRED_AT)
        && has(RecordPart.RECORD_ID)
        && has(RecordPart.RECORDED_AT)
        && has(RecordPart.SALT)
        && has(RecordPart.SCHEMA)
        && has(RecordPart.TENANT_ID)
        && has(RecordPart.TYPE)
        && has(RecordPart.ACTOR)
        && pair(RecordPart.ACTOR, ID, RecordPart.ACTOR_ID, KIND, RecordPart.ACTOR_KIND)
        && pair(
            RecordPart.ON_BEHALF_OF,
            ID,
            RecordPart.ON_BEHALF_OF_ID,
            KIND,
            RecordPart.ON_BEHALF_OF_KIND)
        && pair(
            RecordPart.SUBMITTED_BY,
            ISS,
            RecordPart.SUBMITTED_BY_ISS,
            SUB,
            RecordPart.SUBMITTED_BY_SUB);
  }

  /** An object of exactly two strings, if it is there at all. */
  private boolean pair(
      RecordPart object, byte[] firstName, RecordPart first, byte[] secondName, RecordPart second) {
    if (!has(object)) {
      return true;
    }
    int to = end(object);
    int end = member(start(object) + 1, to, firstName, first);
    return end > 0
        && bytes[end] == ','
        && member(end + 1, to, secondName, second) == to - 1
        && bytes[to - 1] == '}';
  }

  private int member(int at, int to, byte[] name, RecordPart part) {
    if (!matches(name, at, to) || bytes[at + name.length] != '"') {
      return CanonicalScan.MALFORMED;
    }
    int end = CanonicalScan.skipString(bytes, at + name.length, to);
    starts[part.place()] = at + name.length;
    ends[part.place()] = end;
    return end < to ? end : CanonicalScan.MALFORMED;
  }

  /** Whether the record has this member. */
  public boolean has(RecordPart part) {
    return starts[part.place()] >= 0;
  }

  /** Where the value begins, a string at its quote. */
  public int start(RecordPart part) {
    return starts[part.place()];
  }

  /** Where the value ends, exclusive. */
  public int end(RecordPart part) {
    return ends[part.place()];
  }

  /** A string member, decoded. */
  public String text(RecordPart part) {
    return CanonicalScan.text(bytes, start(part), end(part));
  }

  /** Whether a string member has this text, in UTF-8. */
  public boolean textEquals(RecordPart part, byte[] utf8, int offset, int length) {
    int from = start(part) + 1;
    int to = end(part) - 1;
    if (Arrays.equals(bytes, from, to, utf8, offset, offset + length)) {
      return indexOfBackslash(from, to) < 0;
    }
    return indexOfBackslash(from, to) >= 0
        && text(part).equals(new String(utf8, offset, length, StandardCharsets.UTF_8));
  }

  private int indexOfBackslash(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\\') {
        return i;
      }
    }
    return -1;
  }

  /** A time in milliseconds since 1970, or {@link Long#MIN_VALUE} if the member is none. */
  public long millis(RecordPart part) {
    return end(part) - start(part) == Timestamps.LENGTH + 2
        ? Timestamps.readCanonical(bytes, start(part) + 1)
        : Timestamps.NONE;
  }

  /** Whether the record has this id, written in lower case. */
  public boolean hasId(long mostSignificant, long leastSignificant) {
    return end(RecordPart.RECORD_ID) - start(RecordPart.RECORD_ID) == UuidText.LENGTH + 2
        && UuidText.matches(
            bytes, start(RecordPart.RECORD_ID) + 1, mostSignificant, leastSignificant);
  }

  /** How many ids {@code derived_from} has; 0 where it is absent, -1 where it is malformed. */
  public int derivedFromCount() {
    if (!has(RecordPart.DERIVED_FROM)) {
      return 0;
    }
    // Brackets around ids of 36 characters in quotes, a comma after each but the last.
    int inner = end(RecordPart.DERIVED_FROM) - start(RecordPart.DERIVED_FROM) - 2;
    return inner == 0 ? 0 : (inner + 1) % UuidText.STRIDE == 0 ? (inner + 1) / UuidText.STRIDE : -1;
  }

  /** Whether the {@code index}th id of {@code derived_from} is this one, written in lower case. */
  public boolean derivedFromEquals(int index, long mostSignificant, long leastSignificant) {
    int quote = start(RecordPart.DERIVED_FROM) + 1 + index * UuidText.STRIDE;
    return bytes[quote] == '"'
        && bytes[quote + 1 + UuidText.LENGTH] == '"'
        && UuidText.matches(bytes, quote + 1, mostSignificant, leastSignificant);
  }
}
