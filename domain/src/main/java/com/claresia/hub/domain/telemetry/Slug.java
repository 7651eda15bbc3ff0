package com.claresia.hub.domain.telemetry;

/**
 * The name of a skill or of an archetype, which leaves the customer's cloud in an {@link Envelope}.
 * Its form keeps sentences out and no meaning: whoever names a skill after a person, or encodes
 * something in it, has that leave. What is named so is the customer's to decide.
 *
 * @param value 1 to {@value #MAX_LENGTH} of {@code a-z 0-9 . _ -}, a letter or digit first
 */
public record Slug(String value) {
  /** The longest slug. */
  public static final int MAX_LENGTH = 128;

  /** Refuses anything else, without repeating it. */
  public Slug {
    if (!isValid(value)) {
      throw new IllegalArgumentException("a slug is 1 to 128 of a-z, 0-9, '.', '_' and '-'");
    }
  }

  /** Whether {@code value} would be accepted. */
  public static boolean isValid(String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH || !isLetterOrDigit(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return value;
  }
}
