package com.claresia.hub.benchmarks;

import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The driver without anything around it, as the Hub's own login, under row-level security. */
final class PostgresSession {
  private PostgresSession() {}

  /** A connection whose session is set to the tenant once and for all. */
  static Connection connect(StorageSettings settings, TenantId tenant) {
    String url = settings.value("dsn").orElseThrow().replace("postgres://", "jdbc:postgresql://");
    Properties login = new Properties();
    login.put("user", settings.value("user").orElseThrow());
    login.put("password", settings.value("password").orElseThrow());
    login.put("prepareThreshold", "1");
    try {
      Connection connection = DriverManager.getConnection(url, login);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET app.tenant_id = '" + tenant + "'");
      }
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException("no connection for the baseline", e);
    }
  }
}
