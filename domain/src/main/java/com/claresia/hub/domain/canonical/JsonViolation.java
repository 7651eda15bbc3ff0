package com.claresia.hub.domain.canonical;

/** Why a JSON text has no canonical form, or none that keeps its meaning. */
public enum JsonViolation implements Violation.Code {
  /** A member name occurs twice in an object (RFC 7493 section 2.3). */
  DUPLICATE_MEMBER("duplicate-member", "a member of this name occurs more than once"),
  /** An escaped surrogate without its other half (RFC 7493 section 2.1). */
  LONE_SURROGATE("lone-surrogate", "a surrogate stands without its other half"),
  /** A number beyond the range of an IEEE 754 double. */
  NUMBER_OVERFLOW("number-overflow", "the number is beyond the range of a double"),
  /** A number other than zero that a double can only hold as zero. */
  NUMBER_UNDERFLOW("number-underflow", "the number is not zero and would become zero"),
  /** An integer that a double holds as another one. */
  INTEGER_CHANGED(
      "integer-changed", "the integer would change its value; send it as a string instead"),
  /** More than 17 significant digits. */
  TOO_MANY_DIGITS("too-many-digits", "the number has more than 17 significant digits"),
  /** Nesting deeper than the profile allows. */
  TOO_DEEP("too-deep", "the nesting is deeper than 64");

  private final String wireName;
  private final String detail;

  JsonViolation(String wireName, String detail) {
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
