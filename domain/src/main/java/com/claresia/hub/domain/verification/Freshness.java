package com.claresia.hub.domain.verification;

/**
 * Whether the log is known to be the newest: an old snapshot is a perfect old log, so this is a
 * question of its own.
 */
public sealed interface Freshness {

  /** Why, in one line for a person. */
  String reason();

  /** The log extends every checkpoint given, or was cosigned recently enough. */
  record Proven(String reason) implements Freshness {}

  /** Nothing was given by which to tell. */
  record Unproven(String reason) implements Freshness {}

  /** The log is older than what was given; this is a finding. */
  record Stale(String reason) implements Freshness {}
}
