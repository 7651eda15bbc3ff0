package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.LocalSnowflake;
import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;

/** The driver without anything around it, as the Hub's own user in the tenant's role. */
final class SnowflakeSession {
  private SnowflakeSession() {}

  static Connection open(LocalSnowflake account, TenantId tenant) {
    Properties login = account.serviceLogin();
    login.put("role", "CLARESIA_TENANT_" + tenant.value().toUpperCase(Locale.ROOT));
    login.put("CLIENT_PREFETCH_THREADS", "1");
    try {
      Connection connection = DriverManager.getConnection(account.emulator().jdbcUrl(), login);
      try (Statement statement = connection.createStatement()) {
        statement.execute("USE SECONDARY ROLES NONE");
        statement.execute("SET TENANT = '" + tenant + "'");
      }
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException("no session for the baseline", e);
    }
  }
}
