package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.StoreUnavailable;
import io.helidon.dbclient.DbRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the login of a relay may do. Whatever is not on the list is refused, columns and relations
 * of later versions included; a role that it could change to counts as itself.
 */
final class RelayLogin {
  private static final String ROLE =
      """
      SELECT r.rolsuper, r.rolbypassrls,
        EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = 'hub'::regnamespace
          AND pg_has_role(r.oid, c.relowner, 'MEMBER')),
        pg_has_role(r.oid, 'claresia_relay', 'USAGE')
      FROM pg_catalog.pg_roles r WHERE r.rolname = current_user
      """;

  private static final String READABLE =
      """
      SELECT string_agg(DISTINCT c.relname || '.' || a.attname, ', ')
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_catalog.pg_roles m ON pg_has_role(current_user, m.oid, 'MEMBER')
      WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND has_column_privilege(m.oid, c.oid, a.attnum, 'SELECT')
        AND NOT CASE c.relname
          WHEN 'schema_history' THEN true
          WHEN 'tile' THEN true
          WHEN 'checkpoint' THEN true
          WHEN 'log_entry' THEN a.attname IN ('tenant_id', 'seq', 'provenance_hash', 'frontier')
          WHEN 'record_content' THEN a.attname IN ('tenant_id', 'seq', 'type', 'occurred_at',
            'skill_id', 'archetype_id', 'invocation_id', 'measurement')
          ELSE false END
      """;

  private static final String WRITABLE =
      """
      SELECT string_agg(DISTINCT c.relname, ', ') FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_roles m ON pg_has_role(current_user, m.oid, 'MEMBER')
      WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND (has_table_privilege(m.oid, c.oid, 'DELETE, TRUNCATE')
          OR c.relname <> 'checkpoint' AND has_any_column_privilege(m.oid, c.oid, 'INSERT, UPDATE'))
      """;

  private final Database database;

  RelayLogin(Database database) {
    this.database = database;
  }

  /** Refuses a login with too many rights or too few, saying which. */
  void refuseUnlessFit() {
    List<String> problems = problemsOfRole();
    if (problems.isEmpty()) {
      problems.addAll(problemsOfRights());
    }
    if (!problems.isEmpty()) {
      throw new StoreUnavailable(String.join("; ", problems));
    }
  }

  private List<String> problemsOfRole() {
    DbRow role = database.row(ROLE).orElseThrow();
    List<String> problems = new ArrayList<>();
    if (role.column(1).get(Boolean.class)) {
      problems.add("the relay's login is a superuser: give it a login of its own");
    }
    if (role.column(2).get(Boolean.class)) {
      problems.add("the relay's login bypasses row-level security: ALTER ROLE … NOBYPASSRLS");
    }
    if (problems.isEmpty() && role.column(3).get(Boolean.class)) {
      problems.add("the relay's login owns the schema, or is a member of its owner");
    }
    if (problems.isEmpty() && !role.column(4).get(Boolean.class)) {
      problems.add("the relay's login lacks its rights: GRANT claresia_relay TO it");
    }
    return problems;
  }

  private List<String> problemsOfRights() {
    List<String> problems = new ArrayList<>();
    String only = "let it be a member of claresia_relay alone";
    names(READABLE)
        .ifPresent(columns ->
            problems.add(
                "the relay's login may read " + columns + ", which no relay may: " + only));
    names(WRITABLE)
        .ifPresent(tables ->
            problems.add(
                "the relay's login may change " + tables + ", which no relay may: " + only));
    return problems;
  }

  private Optional<String> names(String question) {
    DbRow row = database.row(question).orElseThrow();
    return Optional.ofNullable(row.column(1).get(String.class));
  }
}
