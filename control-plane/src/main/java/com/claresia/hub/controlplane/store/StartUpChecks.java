package com.claresia.hub.controlplane.store;

import java.util.ArrayList;
import java.util.List;

/**
 * What must hold of a server, a schema and the service's login before the control plane answers on
 * them: that what it acknowledges is durable, and that the schema's own refusals bind it.
 */
public final class StartUpChecks {
  /** The newest migration that this code was written for. */
  static final int SCHEMA_VERSION = 6;

  // What the server or the login sets, which the connections here may have raised.
  private static final String SERVER =
      """
      SELECT (SELECT s.reset_val IN ('on', 'remote_apply') AND s.setting IN ('on', 'remote_apply')
          FROM pg_catalog.pg_settings s WHERE s.name = 'synchronous_commit'),
        current_setting('fsync') = 'on', to_regclass('control_plane.schema_history') IS NOT NULL
      """;

  private static final String VERSION =
      "SELECT coalesce(max(version::int), 0) FROM control_plane.schema_history WHERE success";

  private static final String LOGIN =
      """
      SELECT r.rolsuper, r.rolbypassrls,
        EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = 'control_plane'::regnamespace
          AND pg_has_role(r.oid, c.relowner, 'MEMBER'))
      FROM pg_catalog.pg_roles r WHERE r.rolname = current_user
      """;

  private final Transaction tx;
  private final List<String> problems = new ArrayList<>();

  private StartUpChecks(Transaction tx) {
    this.tx = tx;
  }

  /**
   * Refuses what must not be worked with.
   *
   * @throws IllegalArgumentException saying all that is wrong and how to mend it
   */
  public static void refuseUnlessFit(Database service) {
    List<String> problems = service.inTransaction(tx -> new StartUpChecks(tx).problems());
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  private List<String> problems() {
    Row server = only(SERVER);
    unless(
        server.truth(1),
        "synchronous_commit is below on, so that what is acknowledged could be lost: ALTER ROLE …"
            + " SET synchronous_commit = on");
    unless(server.truth(2), "fsync is off, so that commits could be lost: set fsync = on");
    if (server.truth(3)) {
      checkLogin();
    } else {
      problems.add("there is no schema: run control-plane migrate");
    }
    return problems;
  }

  private void checkLogin() {
    Row login = only(LOGIN);
    unless(!login.truth(1), "the service's login is a superuser: give it a login of its own");
    unless(
        !login.truth(2),
        "the service's login bypasses row-level security: ALTER ROLE … NOBYPASSRLS");
    unless(
        login.truth(1) || !login.truth(3),
        "the service's login owns the schema, or is a member of its owner");
    if (problems.isEmpty()) {
      checkVersion();
    }
  }

  private void checkVersion() {
    long version = only(VERSION).number(1);
    unless(
        version >= SCHEMA_VERSION,
        "the schema is at version %d and version %d is needed: run control-plane migrate"
            .formatted(version, SCHEMA_VERSION));
    unless(
        version <= SCHEMA_VERSION,
        "the schema is at version %d, this control plane knows version %d: run a newer one"
            .formatted(version, SCHEMA_VERSION));
  }

  private void unless(boolean fit, String problem) {
    if (!fit) {
      problems.add(problem);
    }
  }

  private Row only(String question) {
    return tx.row(question).orElseThrow();
  }
}
