package com.claresia.hub.adapters.persistence.snowflake;

import java.time.Duration;
import java.util.Optional;

/**
 * How to log in as one user.
 *
 * @param target which schema of which account
 * @param user as whom
 * @param credential what proves it
 * @param names what roles are called
 * @param role for verifying: the role to take; empty for the user's own
 * @param access why
 * @param limits how many sessions, and how long to wait
 */
record ConnectionSettings(
    Target target,
    String user,
    Credential credential,
    Names names,
    Optional<Identifier> role,
    Access access,
    Limits limits) {

  /**
   * How many sessions, and how long to wait.
   *
   * @param sessions most sessions of one tenant
   * @param connect until a login, or a session that is free, is given up
   * @param answer until a statement is given up
   * @param idle after which a session that nobody uses is closed
   */
  record Limits(int sessions, Duration connect, Duration answer, Duration idle) {}
}
