package com.claresia.hub.controlplane.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header by which one relay of a tenant is told from another. */
final class Relay {
  static final String HEADER = "Claresia-Relay";

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private Relay() {}

  /** The id in the header; empty where there is none, a problem where it is no UUID. */
  static Optional<UUID> of(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    if (!UUID_FORM.matcher(header).matches()) {
      throw missing();
    }
    return Optional.of(UUID.fromString(header));
  }

  /** The id in the header, which has to be there. */
  static UUID required(@Nullable String header) {
    return of(header).orElseThrow(Relay::missing);
  }

  private static ProblemException missing() {
    return new ProblemException(
        Problem.of(
            ProblemCode.BAD_REQUEST, "the header " + HEADER + " carries a UUID in lower case"));
  }
}
