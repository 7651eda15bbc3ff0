package com.claresia.hub.domain.canonical;

/**
 * One reason why a well-formed JSON text is refused.
 *
 * @param code stable, for programs
 * @param pointer where, as an RFC 6901 JSON Pointer into the text as sent
 * @param detail for people; never a piece of the text
 */
public record Violation(Code code, String pointer, String detail) {

  /** A kind of violation; the enums that implement it list them. */
  public interface Code {
    /** The stable name on the wire, in kebab-case. */
    String wireName();

    /** What it means, for people. */
    String detail();
  }

  /** A violation with its code's own words. */
  public static Violation of(Code code, String pointer) {
    return new Violation(code, pointer, code.detail());
  }

  /** The same violation, where the text lies inside another at {@code parent}. */
  public Violation within(String parent) {
    return new Violation(code, parent + pointer, detail);
  }
}
