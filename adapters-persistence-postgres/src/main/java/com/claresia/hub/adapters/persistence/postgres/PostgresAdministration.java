package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The owner's side: one connection at a time, none kept. */
final class PostgresAdministration implements StorageAdministration {
  private static final String ADD_TENANT =
      "INSERT INTO hub.tenant (tenant_id, log_public) VALUES (?, ?)"
          + " ON CONFLICT (tenant_id) DO UPDATE SET log_public = excluded.log_public";

  private static final String MAP_LOGIN =
      "INSERT INTO hub.read_only_login (tenant_id, login) VALUES (?, ?) ON CONFLICT DO NOTHING";

  private final PostgresSettings settings;
  private final ConnectionSettings owner;

  PostgresAdministration(PostgresSettings settings) {
    this.settings = settings;
    this.owner = settings.owner();
  }

  @Override
  public List<String> migrate() {
    List<String> done = new ArrayList<>();
    Credentials service = settings.service().login();
    if (settings.hasAdmin()) {
      done.addAll(new Provisioning(settings.admin(), owner.login(), service).provision());
    }
    done.addAll(new Migrations(owner, service).migrate());
    return done;
  }

  @Override
  public void addTenant(TenantPolicy policy) {
    run(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(ADD_TENANT)) {
        insert.setString(1, policy.tenant().value());
        insert.setBoolean(2, policy.logAccess() == LogAccess.PUBLIC);
        insert.executeUpdate();
      }
    });
  }

  @Override
  public void allowReading(TenantId tenant, String user) {
    run(connection -> {
      new ReadOnlyLogin(connection, user).admit();
      requireTenant(connection, tenant);
      try (PreparedStatement insert = connection.prepareStatement(MAP_LOGIN)) {
        insert.setString(1, tenant.value());
        insert.setString(2, user);
        insert.executeUpdate();
      }
    });
  }

  private static void requireTenant(Connection connection, TenantId tenant) throws SQLException {
    try (PreparedStatement find =
        connection.prepareStatement("SELECT FROM hub.tenant WHERE tenant_id = ?")) {
      find.setString(1, tenant.value());
      try (ResultSet found = find.executeQuery()) {
        if (!found.next()) {
          throw Problems.of("tenant", "is not known", "add it first: hub tenant add " + tenant);
        }
      }
    }
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  /** In one transaction. */
  private void run(Work work) {
    try (Connection connection = owner.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      work.on(connection);
      connection.commit();
    } catch (SQLException e) {
      throw Failures.unavailable(e);
    }
  }

  @Override
  public void close() {}
}
