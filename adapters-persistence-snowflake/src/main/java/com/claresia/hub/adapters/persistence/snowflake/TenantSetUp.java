package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tenant's roles and, on standard tables, its head row. Each statement does nothing where it was
 * done, so that all of it can be done again.
 *
 * @param tenant whose
 * @param names what roles are called
 */
record TenantSetUp(TenantId tenant, Names names) {
  static final String READER_KEY = "read-only-user";

  /** Makes the tenant's role for the service and, where it is needed, its head. */
  void make(Session session, Identifier service) throws SQLException {
    run(session, Sql.MAKE_TENANT_ROLE, service);
    boolean standard =
        session
            .row(Sql.TABLE_KIND.text(), row -> row.getString(1), "LOG_ENTRY")
            .filter("NO"::equals)
            .isPresent();
    if (standard) {
      run(session, Sql.MAKE_TENANT_HEAD, service);
      session.run(Sql.SET_TENANT.text().naming("tenant", tenant.value()));
      session.change(Sql.FILL_TENANT_HEAD.text().naming(names.of(tenant)), tenant.value());
    }
  }

  /** Lets a user read the tenant, which has to be there. */
  void admit(Session session, Identifier reader) throws SQLException {
    boolean known =
        session.row(Sql.TENANT.text(), row -> row.getBoolean(1), tenant.value()).isPresent();
    if (!known) {
      throw Problems.of("tenant", "is not known", "add it first: hub tenant add " + tenant);
    }
    try {
      run(session, Sql.MAKE_READER, reader);
    } catch (SQLException e) {
      if (Failures.isUnknownObject(e)) {
        throw Problems.of(
            READER_KEY, "is no user of this account", "make it: CREATE USER " + reader.written());
      }
      throw e;
    }
  }

  private void run(Session session, Sql statements, Identifier user) throws SQLException {
    Map<String, String> all = new TreeMap<>(names.of(tenant));
    all.put("user", user.written());
    for (SqlText statement : statements.all()) {
      session.run(statement.naming(all));
    }
  }
}
