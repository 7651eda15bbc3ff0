package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.StoreUnavailable;
import io.helidon.dbclient.DbRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What must hold of a server, a schema and a login before the Hub works with them. */
final class StartUpChecks {
  /** The newest migration that this code was written for. */
  static final int SCHEMA_VERSION = 3;

  /** {@code on} and what is stronger; below it a commit is answered before it is on disk. */
  private static final Set<String> DURABLE = Set.of("on", "remote_apply");

  private static final String SERVER =
      """
      SELECT current_setting('server_version_num')::int / 10000,
        current_setting('synchronous_commit'), current_setting('fsync'),
        to_regclass('hub.schema_history') IS NOT NULL
      """;

  private static final String VERSION =
      "SELECT coalesce(max(version::int), 0) FROM hub.schema_history WHERE success";

  private static final String LOGIN =
      """
      SELECT r.rolsuper, r.rolbypassrls,
        EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = 'hub'::regnamespace
          AND pg_has_role(r.oid, c.relowner, 'MEMBER')),
        pg_has_role(r.oid, 'claresia_read_only', 'MEMBER'),
        has_table_privilege(r.oid, 'hub.log_entry', 'SELECT'),
        has_table_privilege(r.oid, 'hub.log_entry', 'INSERT')
      FROM pg_catalog.pg_roles r WHERE r.rolname = current_user
      """;

  private static final String UNFORCED =
      """
      SELECT string_agg(c.relname, ', ' ORDER BY c.relname) FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
      WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
      """;

  private final Database database;

  StartUpChecks(Database database) {
    this.database = database;
  }

  /** Refuses what must not be worked with, saying all that is wrong and how to mend it. */
  void refuseUnlessFit(Access access) {
    refuseUnlessServerIsFit();
    refuse(access == Access.SERVE ? problemsOfService() : problemsOfReader());
  }

  /** Refuses a server on which a commit could be lost, and a schema of another version. */
  void refuseUnlessServerIsFit() {
    refuse(problemsOfServer());
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new StoreUnavailable(String.join("; ", problems));
    }
  }

  /** What is wrong now with the server or the schema; empty where all is well. */
  List<String> problemsOfServer() {
    DbRow server = only(SERVER);
    List<String> problems = new ArrayList<>();
    if (server.column(1).get(Integer.class) < ConnectionSettings.OLDEST_SERVER) {
      problems.add("PostgreSQL " + ConnectionSettings.OLDEST_SERVER + " or later is needed");
    }
    if (!DURABLE.contains(server.column(2).get(String.class))) {
      problems.add(
          "synchronous_commit is below on, so that a commit could be lost: set it to on for this"
              + " login (ALTER ROLE … SET synchronous_commit = on)");
    }
    if (!"on".equals(server.column(3).get(String.class))) {
      problems.add("fsync is off, so that commits could be lost: set fsync = on");
    }
    addSchemaProblem(server.column(4).get(Boolean.class), problems);
    return problems;
  }

  private void addSchemaProblem(boolean hasSchema, List<String> problems) {
    int version = hasSchema ? only(VERSION).column(1).get(Integer.class) : 0;
    if (version < SCHEMA_VERSION) {
      problems.add(
          "the schema is at version %d and version %d is needed: run hub migrate"
              .formatted(version, SCHEMA_VERSION));
    } else if (version > SCHEMA_VERSION) {
      problems.add(
          "the schema is at version %d, this Hub knows version %d: run a newer Hub"
              .formatted(version, SCHEMA_VERSION));
    }
  }

  private List<String> problemsOfService() {
    DbRow login = only(LOGIN);
    List<String> problems = new ArrayList<>();
    addIf(login, 1, problems, "the service's login is a superuser: give it a login of its own");
    addIf(
        login,
        2,
        problems,
        "the service's login bypasses row-level security: ALTER ROLE … NOBYPASSRLS");
    if (problems.isEmpty()) {
      addIf(login, 3, problems, "the service's login owns the schema, or is a member of its owner");
      addIf(login, 4, problems, "the service's login is a member of claresia_read_only: REVOKE it");
    }
    if (!login.column(6).get(Boolean.class)) {
      problems.add("the service's login lacks rights: run hub migrate with it as user");
    }
    String unforced = only(UNFORCED).column(1).get(String.class);
    if (unforced != null) {
      problems.add("row-level security is not forced on " + unforced);
    }
    return problems;
  }

  private List<String> problemsOfReader() {
    List<String> problems = new ArrayList<>();
    if (!only(LOGIN).column(5).get(Boolean.class)) {
      problems.add(
          "this login may not read the log: grant it claresia_read_only and map it to the tenant");
    }
    return problems;
  }

  private static void addIf(DbRow row, int column, List<String> problems, String problem) {
    if (row.column(column).get(Boolean.class)) {
      problems.add(problem);
    }
  }

  private DbRow only(String question) {
    return database.row(question).orElseThrow(() -> new StoreUnavailable("an answer was empty"));
  }

  /** The server's own version, for a person. */
  String serverVersion() {
    return only("SELECT current_setting('server_version')").column(1).get(String.class);
  }
}
