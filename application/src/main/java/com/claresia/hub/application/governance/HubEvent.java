package com.claresia.hub.application.governance;

import com.claresia.hub.domain.canonical.CanonicalObjectWriter;
import com.claresia.hub.domain.record.Actor;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A governance event of the Hub's own: by the system, submitted by nobody. Immutable; each method
 * answers another one.
 */
public final class HubEvent {
  /** Longest text in the detail, in characters; what is longer is cut. */
  public static final int MAX_TEXT = 1_024;

  private static final int REPLACEMENT = 0xFFFD;

  private final String kind;
  private final Severity severity;
  private final Optional<RecordId> id;
  private final SortedMap<String, Value> detail;

  /** How much it matters. */
  public enum Severity {
    /** Good to know. */
    INFO,
    /** Worth a look. */
    NOTICE,
    /** Somebody should look. */
    WARNING,
    /** Somebody has to act. */
    CRITICAL;

    private final String wireName = name().toLowerCase(Locale.ROOT);
  }

  private sealed interface Value {
    record Text(String text) implements Value {}

    record Count(long number) implements Value {}
  }

  private HubEvent(
      String kind, Severity severity, Optional<RecordId> id, SortedMap<String, Value> detail) {
    this.kind = kind;
    this.severity = severity;
    this.id = id;
    this.detail = detail;
  }

  /** An event without detail, such as of the kind {@code data.log_forked}. */
  public static HubEvent of(String kind, Severity severity) {
    return new HubEvent(kind, severity, Optional.empty(), new TreeMap<>());
  }

  /** The same under this id, so that it is stored once however often it is raised. */
  public HubEvent named(RecordId name) {
    return new HubEvent(kind, severity, Optional.of(name), detail);
  }

  /**
   * The same with a text in its detail.
   *
   * @param name ASCII
   * @param text which may be anybody's; what has no UTF-8 in it is replaced
   */
  public HubEvent with(String name, String text) {
    return with(name, new Value.Text(sound(text)));
  }

  /**
   * The same with a number in its detail.
   *
   * @param name ASCII
   * @param number at most 2^53 - 1
   */
  public HubEvent with(String name, long number) {
    return with(name, new Value.Count(number));
  }

  private HubEvent with(String name, Value value) {
    SortedMap<String, Value> more = new TreeMap<>(detail);
    more.put(name, value);
    return new HubEvent(kind, severity, id, more);
  }

  private static String sound(String text) {
    StringBuilder sound = new StringBuilder();
    text.codePoints()
        .limit(MAX_TEXT)
        .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
        .forEach(sound::appendCodePoint);
    return sound.toString();
  }

  /** What kind of event. */
  public String kind() {
    return kind;
  }

  /** What would be posted for it, were it somebody's: canonical JSON. */
  public byte[] request() {
    CanonicalObjectWriter request = new CanonicalObjectWriter(512);
    byte[] actor =
        new CanonicalObjectWriter(64)
            .string("id", Actor.HUB.id())
            .string("kind", Actor.HUB.kind().wireName())
            .toByteArray();
    request.value("actor", actor, 0, actor.length);
    byte[] body = body();
    request.value("body", body, 0, body.length);
    id.ifPresent(name -> request.string("record_id", name.toString()));
    return request.string("type", RecordType.GOVERNANCE_EVENT.wireName()).toByteArray();
  }

  private byte[] body() {
    CanonicalObjectWriter members = new CanonicalObjectWriter(256);
    detail.forEach((name, value) -> write(members, name, value));
    byte[] object = members.toByteArray();
    return new CanonicalObjectWriter(256)
        .value("detail", object, 0, object.length)
        .string("kind", kind)
        .string("severity", severity.wireName)
        .toByteArray();
  }

  private static void write(CanonicalObjectWriter object, String name, Value value) {
    switch (value) {
      case Value.Text(String text) -> object.string(name, text);
      case Value.Count(long number) -> {
        byte[] digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
        object.value(name, digits, 0, digits.length);
      }
    }
  }
}
