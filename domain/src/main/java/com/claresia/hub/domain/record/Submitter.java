package com.claresia.hub.domain.record;

/**
 * Whose token carried a record in: the member {@code submitted_by}.
 *
 * @param issuer the token's {@code iss}
 * @param subject the token's {@code sub}
 */
public record Submitter(String issuer, String subject) {
  /** Checks both parts: 1 to 255 code points without control characters. */
  public Submitter {
    if (!isValid(issuer, subject)) {
      throw new IllegalArgumentException(
          "issuer and subject have 1 to 255 characters, none of them a control character");
    }
  }

  /** Whether the parts would be accepted. */
  public static boolean isValid(String issuer, String subject) {
    return Identifiers.isIdentifier(issuer) && Identifiers.isIdentifier(subject);
  }
}
