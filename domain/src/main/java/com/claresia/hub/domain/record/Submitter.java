package com.claresia.hub.domain.record;

/**
 * Whose token carried a record in: the member {@code submitted_by}.
 *
 * @param issuer the token's {@code iss}
 * @param subject the token's {@code sub}
 */
public record Submitter(String issuer, String subject) {}
