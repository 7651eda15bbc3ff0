package com.claresia.hub.domain.record;

import java.util.Locale;
import java.util.Optional;

/** The six kinds of record. */
public enum RecordType {
  /** What a skill produced. */
  OUTPUT,
  /** What was decided on it, and why. */
  DECISION,
  /** A privileged act, or something the Hub saw. */
  GOVERNANCE_EVENT,
  /** Larger content, kept elsewhere and named by its SHA-256. */
  ARTIFACT,
  /** Who somebody is. */
  EMPLOYEE_PROFILE,
  /** How an invocation went, in figures. */
  TELEMETRY_EVENT;

  private static final RecordType[] VALUES = values();

  private final String wireName = name().toLowerCase(Locale.ROOT);
  private final String schema = "claresia.hub." + wireName + "/v1";

  /** The value of the member {@code type}, such as {@code governance_event}. */
  public String wireName() {
    return wireName;
  }

  /**
   * The value of the member {@code schema} of records written today; it fixes canonical form, hash
   * algorithm and body.
   */
  public String schema() {
    return schema;
  }

  /** The type with that wire name, if there is one. */
  public static Optional<RecordType> ofWireName(String name) {
    for (RecordType type : VALUES) {
      if (type.wireName.equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
