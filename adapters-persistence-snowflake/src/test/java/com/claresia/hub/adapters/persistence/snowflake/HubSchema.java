package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.emulators.snowflake.EmulatorSettings;
import com.claresia.hub.emulators.snowflake.KeyPairFile;
import com.claresia.hub.emulators.snowflake.SnowflakeEmulator;
import com.claresia.hub.emulators.snowflake.UserSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import net.snowflake.client.api.driver.SnowflakeDriver;

/** A schema in an account of its own, set up as the README says; for one test class or for all. */
final class HubSchema implements AutoCloseable {
  static final String ADMIN = "ADMIN";
  static final String OWNER = "CLARESIA_HUB_OWNER";
  static final String SERVICE = "CLARESIA_HUB";

  private static final String PASSWORD = "a password of the tests";
  private static final KeyPairFile OWNERS = newKeys();
  private static final KeyPairFile SERVICES = newKeys();

  private final SnowflakeEmulator emulator;

  private HubSchema(SnowflakeEmulator emulator) {
    this.emulator = emulator;
  }

  /** One for the tests that leave others' tenants alone. */
  static HubSchema shared(TableKind kind) {
    return switch (kind) {
      case HYBRID -> OnHybrid.SCHEMA;
      case STANDARD -> OnStandard.SCHEMA;
    };
  }

  /** A store on {@link #shared}, never closed. */
  static HubStore sharedStore(TableKind kind) {
    return switch (kind) {
      case HYBRID -> OnHybrid.STORE;
      case STANDARD -> OnStandard.STORE;
    };
  }

  private static final class OnHybrid {
    static final HubSchema SCHEMA = migrated(TableKind.HYBRID);
    static final HubStore STORE = SCHEMA.open();
  }

  private static final class OnStandard {
    static final HubSchema SCHEMA = migrated(TableKind.STANDARD);
    static final HubStore STORE = SCHEMA.open();
  }

  /** A new account without hybrid tables, or with them, and the schema. */
  static HubSchema migrated(TableKind kind) {
    HubSchema schema = setUp(account(kind));
    try (StorageAdministration administration = schema.administration()) {
      administration.migrate();
    }
    return schema;
  }

  static EmulatorSettings account(TableKind kind) {
    EmulatorSettings settings =
        EmulatorSettings.inMemory(UserSettings.withPassword(ADMIN, PASSWORD)).named("ACME-TEST");
    return kind == TableKind.HYBRID ? settings : settings.withoutHybridTables();
  }

  /** A new account as its administrator leaves it: no table yet. */
  static HubSchema setUp(EmulatorSettings settings) {
    HubSchema schema = empty(settings);
    schema.asAdministrator(setUpScript());
    return schema;
  }

  /** A new account in which nobody has heard of the Hub. */
  static HubSchema empty(EmulatorSettings settings) {
    return new HubSchema(SnowflakeEmulator.start(settings));
  }

  /** The file that the README names. */
  private static String setUpScript() {
    return new SqlText(Sql.read("/db/set-up/snowflake.sql"))
        .naming("owner_public_key", OWNERS.publicHalf())
        .naming("service_public_key", SERVICES.publicHalf())
        .text();
  }

  /** A key pair whose file is gone with this process. */
  static KeyPairFile newKeys() {
    try {
      Path directory = Files.createTempDirectory("hub-snowflake-");
      KeyPairFile keys = KeyPairFile.make(directory.resolve("key.p8"));
      directory.toFile().deleteOnExit();
      keys.file().toFile().deleteOnExit();
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SnowflakeEmulator emulator() {
    return emulator;
  }

  /** What a configuration would hold. */
  StorageSettings settings() {
    return settings(emulator.port());
  }

  /** The same through another port, such as a proxy's. */
  StorageSettings settings(int port) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("dsn", dsn(SERVICE, SERVICES, port));
    settings.put("owner-user", OWNER);
    settings.put("owner-private-key-file", OWNERS.file().toString());
    settings.put("answer-timeout", "20");
    settings.put("connect-timeout", "10");
    return StorageSettings.of(settings);
  }

  /** A DSN for that user. */
  String dsn(String user, KeyPairFile keys) {
    return dsn(user, keys, emulator.port());
  }

  private String dsn(String user, KeyPairFile keys, int port) {
    return "snowflake://%s@acme-test/hub/log?warehouse=hub_wh&host=%s&port=%d&ssl=off&private_key_file=%s"
        .formatted(user, emulator.host(), port, keys.file());
  }

  static KeyPairFile servicesKeys() {
    return SERVICES;
  }

  HubStore open() {
    return open(settings());
  }

  HubStore open(StorageSettings settings) {
    return backend().open(settings);
  }

  StorageAdministration administration() {
    return backend().administer(settings());
  }

  /** One that no variable of this machine's environment reaches. */
  static SnowflakeStorageBackend backend() {
    return new SnowflakeStorageBackend(new SecretSources(name -> null));
  }

  /** A session of the service's user in that role, with nothing said to it yet. */
  Connection session(String role) throws SQLException {
    Properties properties = emulator.connectionProperties(SERVICE);
    properties.put("schema", "LOG");
    properties.put("role", role);
    properties.put("authenticator", "snowflake_jwt");
    properties.put("privateKey", SERVICES.pair().getPrivate());
    return SnowflakeDriver.INSTANCE.connect(emulator.jdbcUrl(), properties);
  }

  /** A session of that user, by key. */
  Connection session(String user, KeyPairFile keys, String role) throws SQLException {
    Properties properties = emulator.connectionProperties(user);
    properties.put("schema", "LOG");
    properties.put("role", role);
    properties.put("authenticator", "snowflake_jwt");
    properties.put("privateKey", keys.pair().getPrivate());
    return SnowflakeDriver.INSTANCE.connect(emulator.jdbcUrl(), properties);
  }

  /** Runs statements of Snowflake's as who may do all in the account. */
  void asAdministrator(String... statements) {
    try {
      emulator.runAsAdministrator(String.join(";\n", statements));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes what is stored behind everybody's back. */
  void tamper(String... statements) throws SQLException {
    try (Connection connection = emulator.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("SET SCHEMA \"HUB.LOG\"");
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of what is stored, as text. */
  List<String> look(String question, Object... parameters) throws SQLException {
    try (Connection connection = emulator.superuser()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET SCHEMA \"HUB.LOG\"");
      }
      try (PreparedStatement statement = connection.prepareStatement(question)) {
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

  @Override
  public void close() {
    emulator.close();
  }
}
