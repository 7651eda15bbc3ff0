package com.claresia.hub.domain.record;

import java.util.Locale;

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

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The value of the member {@code type}, such as {@code governance_event}. */
  public String wireName() {
    return wireName;
  }

  /** The value of the member {@code schema} of records written today. */
  public String schema() {
    return "claresia.hub." + wireName + "/v1";
  }
}
