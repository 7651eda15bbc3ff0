package com.claresia.hub.bootstrap.copy;

import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.emulators.snowflake.EmulatorSettings;
import com.claresia.hub.emulators.snowflake.SnowflakeEmulator;
import com.claresia.hub.emulators.snowflake.UserSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;

/** An account on the emulator, set up as the README of the store says. */
final class EmulatedSnowflake implements AutoCloseable {
  private static final String ADMIN = "ADMIN";
  private static final String PASSWORD = "a password of the tests";
  private static final Path README = Path.of("../adapters-persistence-snowflake/README.md");

  private final SnowflakeEmulator emulator;
  private final Path ownersKey;
  private final Path servicesKey;

  private EmulatedSnowflake(SnowflakeEmulator emulator, Path directory) {
    this.emulator = emulator;
    this.ownersKey = directory.resolve("owner.p8");
    this.servicesKey = directory.resolve("service.p8");
  }

  /** An account with hybrid tables. */
  static EmulatedSnowflake hybrid(Path directory) throws Exception {
    return start(account(), directory);
  }

  /** An account without them. */
  static EmulatedSnowflake standard(Path directory) throws Exception {
    return start(account().withoutHybridTables(), directory);
  }

  private static EmulatorSettings account() {
    return EmulatorSettings.inMemory(UserSettings.withPassword(ADMIN, PASSWORD)).named("ACME");
  }

  private static EmulatedSnowflake start(EmulatorSettings settings, Path directory)
      throws Exception {
    EmulatedSnowflake started =
        new EmulatedSnowflake(
            SnowflakeEmulator.start(settings), Files.createTempDirectory(directory, "snowflake-"));
    started.setUp();
    return started;
  }

  private void setUp() throws SQLException, IOException, GeneralSecurityException {
    String readme = Files.readString(README);
    int start = readme.indexOf("```sql\n") + "```sql\n".length();
    String sql =
        readme
            .substring(start, readme.indexOf("```", start))
            .replaceFirst("…", newKey(ownersKey))
            .replaceFirst("…", newKey(servicesKey));
    Properties properties = emulator.connectionProperties(ADMIN);
    properties.put("password", PASSWORD);
    properties.put("role", "ACCOUNTADMIN");
    try (Connection connection = DriverManager.getConnection(emulator.jdbcUrl(), properties);
        Statement statement = connection.createStatement()) {
      for (String each : sql.strip().split(";\\s*")) {
        statement.execute(each);
      }
    }
  }

  private static String newKey(Path file) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048);
    KeyPair pair = generator.generateKeyPair();
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair.getPrivate().getEncoded());
    Files.writeString(
        file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }

  /** What a configuration holds. */
  StorageSettings settings() {
    return StorageSettings.of(
        Map.of(
            "dsn",
            "snowflake://CLARESIA_HUB@acme/hub/log?warehouse=hub_wh&host=%s&port=%d&ssl=off&private_key_file=%s"
                .formatted(emulator.host(), emulator.port(), servicesKey),
            "owner-user",
            "CLARESIA_HUB_OWNER",
            "owner-private-key-file",
            ownersKey.toString()));
  }

  @Override
  public void close() {
    emulator.close();
  }
}
