package com.claresia.hub.domain.record;

import com.claresia.hub.domain.canonical.Violation;

/** Why a JSON text is no record. */
public enum RecordViolation implements Violation.Code {
  /** A required member is absent. */
  MISSING("missing", "this member is required"),
  /** A member that no record has. */
  UNKNOWN_MEMBER("unknown-member", "a record has no such member"),
  /** A member that only the Hub sets. */
  SET_BY_HUB("set-by-hub", "only the Hub sets this member"),
  /** A null where a member could have been left out. */
  NULL("null", "absent members are left out, never null"),
  /** A value of another JSON type. */
  WRONG_TYPE("wrong-type", "another type of value was expected"),
  /** None of the six types. */
  UNKNOWN_TYPE("unknown-type", "there is no such type of record"),
  /** None of the kinds of actor. */
  UNKNOWN_ACTOR_KIND("unknown-actor-kind", "one of skill, employee and operator was expected"),
  /** A kind of actor or event that is the Hub's own. */
  RESERVED("reserved", "this kind is the Hub's own"),
  /** Not a UUID. */
  NOT_A_UUID("not-a-uuid", "a UUID of RFC 9562, version 1 to 8, was expected"),
  /** Not an identifier. */
  NOT_AN_IDENTIFIER(
      "not-an-identifier", "1 to 255 characters were expected, none of them a control character"),
  /** Not a slug. */
  NOT_A_SLUG("not-a-slug", "1 to 128 of a-z, 0-9, '.', '_' and '-' were expected"),
  /** Not a time. */
  NOT_A_TIME("not-a-time", "a date-time of RFC 3339 without leap second was expected"),
  /** A time finer than milliseconds. */
  TIME_TOO_FINE("time-too-fine", "times are no finer than milliseconds"),
  /** A time more than five minutes ahead. */
  TIME_AHEAD("time-ahead", "the time is more than 5 minutes ahead"),
  /** More elements than allowed. */
  TOO_MANY("too-many", "there are more than 100 elements"),
  /** An element that is there already. */
  REPEATED("repeated", "this element occurs more than once"),
  /** A number outside its range. */
  OUT_OF_RANGE("out-of-range", "the number is outside its range"),
  /** A text of another form. */
  WRONG_FORM("wrong-form", "the text has another form than was expected");

  private final String wireName;
  private final String detail;

  RecordViolation(String wireName, String detail) {
    this.wireName = wireName;
    this.detail = detail;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public String detail() {
    return detail;
  }
}
