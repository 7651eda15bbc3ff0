package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold of a schema and a role before the Hub works with them. */
final class StartUpChecks {
  /** The newest migration that this code was written for. */
  static final int SCHEMA_VERSION = Migration.ALL.getLast().version();

  private final Sessions sessions;
  private final ConnectionSettings settings;

  StartUpChecks(Sessions sessions, ConnectionSettings settings) {
    this.sessions = sessions;
    this.settings = settings;
  }

  /**
   * What the log's tables are.
   *
   * @throws StoreUnavailable if they are not there, or not for this role
   */
  TableKind tableKind() {
    Optional<TableKind> kind =
        sessions.ask(session ->
            session.row(
                Sql.TABLE_KIND.text(),
                row -> "YES".equals(row.getString(1)) ? TableKind.HYBRID : TableKind.STANDARD,
                "LOG_ENTRY"));
    return kind.orElseThrow(() -> new StoreUnavailable(noTable()));
  }

  private String noTable() {
    Target target = settings.target();
    return "table LOG_ENTRY in %s.%s is not there, or not for this role: run hub migrate, or GRANT USAGE on the schema"
        .formatted(target.database(), target.schema());
  }

  /** Refuses what must not be worked with, saying all that is wrong and how to mend it. */
  void refuseUnlessFit() {
    List<String> problems = new ArrayList<>(condition().problems());
    if (settings.access() == Access.SERVE && problems.isEmpty()) {
      problems.addAll(problemsOfRole());
    }
    if (!problems.isEmpty()) {
      throw new StoreUnavailable(String.join("; ", problems));
    }
  }

  private List<String> problemsOfRole() {
    String owner = settings.names().ownerRole();
    List<String> problems = new ArrayList<>();
    if (is(Sql.IS_OWNER.text().naming("owner_role", owner))) {
      problems.add(
          "the service's role inherits %s: REVOKE ROLE %s FROM ROLE %s"
              .formatted(owner, owner, settings.names().serviceRole()));
    }
    boolean rowSeen =
        sessions.ask(session -> session.row(Sql.ANY_ROW.text(), row -> row.getLong(1))).isPresent();
    if (rowSeen) {
      problems.add(
          "rows of the log are seen outside any tenant: ALTER TABLE LOG_ENTRY ADD ROW ACCESS POLICY"
              + " TENANT_ROWS ON (TENANT_ID)");
    }
    return problems;
  }

  private boolean is(SqlText question) {
    return sessions.ask(session -> session.row(question, row -> row.getBoolean(1))).orElse(false);
  }

  /**
   * How the store is.
   *
   * @param server Snowflake's release
   * @param schema version of the schema
   */
  record Condition(String server, int schema) {
    /** What is wrong with it; empty where all is well. */
    List<String> problems() {
      if (schema < SCHEMA_VERSION) {
        return List.of(
            "the schema is at version %d and version %d is needed: run hub migrate"
                .formatted(schema, SCHEMA_VERSION));
      }
      return schema == SCHEMA_VERSION
          ? List.of()
          : List.of(
              "the schema is at version %d, this Hub knows version %d: run a newer Hub"
                  .formatted(schema, SCHEMA_VERSION));
    }
  }

  /** How the store is now. */
  Condition condition() {
    return sessions
        .ask(session ->
            session.row(
                Sql.CONDITION.text(), row -> new Condition(Reading.text(row, 1), row.getInt(2))))
        .orElseThrow(() -> new StoreUnavailable("an answer of Snowflake's was empty"));
  }
}
