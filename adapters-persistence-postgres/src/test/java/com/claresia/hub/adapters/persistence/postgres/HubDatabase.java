package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A database on the shared server, provisioned and migrated, for one test class or for all. */
final class HubDatabase {
  static final String OWNER = "claresia_owner";
  static final String SERVICE = "claresia_service";
  static final String PASSWORD = "a password of the tests";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final EmbeddedPostgresServer server;
  private final String name;

  private HubDatabase(EmbeddedPostgresServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /** One for the tests that leave others' tenants alone. */
  static HubDatabase shared() {
    return Shared.DATABASE;
  }

  private static final class Shared {
    static final HubDatabase DATABASE = migrated(EmbeddedPostgresServer.shared());
    static final HubStore STORE = DATABASE.open();
  }

  /** A store on {@link #shared()}, never closed. */
  static HubStore sharedStore() {
    return Shared.STORE;
  }

  /** An empty one, not yet provisioned. */
  static HubDatabase empty(EmbeddedPostgresServer server) {
    HubDatabase database = new HubDatabase(server, "hub_" + NUMBER.incrementAndGet());
    server.createDatabase(database.name);
    return database;
  }

  /** A new one with the schema. */
  static HubDatabase migrated(EmbeddedPostgresServer server) {
    HubDatabase database = empty(server);
    try (StorageAdministration administration = database.administration()) {
      administration.migrate();
    }
    return database;
  }

  /** What a configuration would hold; the port may be another's, such as a proxy's. */
  StorageSettings settings(int port) {
    return StorageSettings.of(
        Map.of(
            "dsn",
            "postgres://" + server.host() + ":" + port + "/" + name + "?sslmode=disable",
            "user",
            SERVICE,
            "password",
            PASSWORD,
            "owner-user",
            OWNER,
            "owner-password",
            PASSWORD,
            "admin-user",
            EmbeddedPostgresServer.SUPERUSER,
            "admin-password-file",
            server.passwordFile().toString()));
  }

  StorageSettings settings() {
    return settings(server.port());
  }

  HubStore open() {
    return new PostgresStorageBackend().open(settings());
  }

  StorageAdministration administration() {
    return new PostgresStorageBackend().administer(settings());
  }

  /** A session as that login. */
  Connection session(String user, String password) throws SQLException {
    return PostgresSettings.of(
            settings().with("user", user).with("password", password),
            PasswordSources.ofThisProcess())
        .service()
        .dataSource()
        .getConnection();
  }

  /** Runs statements as a superuser, whom no policy binds. */
  void asSuperuser(String... statements) throws SQLException {
    try (Connection connection = server.superuser(name).getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of a question asked as a superuser, as text. */
  List<String> askSuperuser(String question, Object... parameters) throws SQLException {
    try (Connection connection = server.superuser(name).getConnection();
        PreparedStatement statement = connection.prepareStatement(question)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<String> answers = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          answers.add(rows.getString(1));
        }
      }
      return answers;
    }
  }
}
