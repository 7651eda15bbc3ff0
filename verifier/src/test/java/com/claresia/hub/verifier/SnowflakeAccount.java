package com.claresia.hub.verifier;

import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.emulators.snowflake.EmulatorSettings;
import com.claresia.hub.emulators.snowflake.KeyPairFile;
import com.claresia.hub.emulators.snowflake.SnowflakeEmulator;
import com.claresia.hub.emulators.snowflake.UserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An account on the emulator with a migrated schema; one of each kind for all tests. */
final class SnowflakeAccount {
  private static final String ADMIN = "ADMIN";

  private final SnowflakeEmulator emulator;
  private final StorageSettings settings;
  private final boolean hasHeadRows;

  private SnowflakeAccount(UnaryOperator<EmulatorSettings> kind) {
    EmulatorSettings plain =
        EmulatorSettings.inMemory(UserSettings.withPassword(ADMIN, "only-for-tests"));
    emulator = SnowflakeEmulator.start(kind.apply(plain));
    KeyPairFile owner = newKey();
    KeyPairFile service = newKey();
    settings = settings(owner, service);
    try {
      emulator.runAsAdministrator(
          setUp()
              .replace("${owner_public_key}", owner.publicHalf())
              .replace("${service_public_key}", service.publicHalf()));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    hasHeadRows = migrate().contains("standard");
  }

  private static final class OnHybridTables {
    static final SnowflakeAccount SHARED = new SnowflakeAccount(UnaryOperator.identity());
  }

  private static final class OnStandardTables {
    static final SnowflakeAccount SHARED =
        new SnowflakeAccount(EmulatorSettings::withoutHybridTables);
  }

  static SnowflakeAccount withHybridTables() {
    return OnHybridTables.SHARED;
  }

  static SnowflakeAccount withStandardTables() {
    return OnStandardTables.SHARED;
  }

  private static KeyPairFile newKey() {
    try {
      Path file = Files.createTempDirectory("verifier-").resolve("key.p8");
      file.getParent().toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      return KeyPairFile.make(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StorageSettings settings(KeyPairFile owner, KeyPairFile service) {
    return StorageSettings.of(
        Map.of(
            "dsn",
            "snowflake://CLARESIA_HUB@emulator/HUB/LOG?warehouse=HUB_WH&host=%s&port=%d&ssl=off&private_key_file=%s"
                .formatted(emulator.host(), emulator.port(), service.file()),
            "owner-user",
            "CLARESIA_HUB_OWNER",
            "owner-private-key-file",
            owner.file().toString()));
  }

  private static String setUp() {
    try (InputStream file =
        SnowflakeAccount.class.getResourceAsStream("/db/set-up/snowflake.sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String migrate() {
    try (StorageAdministration owner = LogOnSnowflake.backend().administer(settings)) {
      return owner.migrate().getFirst();
    }
  }

  /** What a configuration would hold. */
  StorageSettings settings() {
    return settings;
  }

  /** Whether its tables are standard ones, so that a row says where each log ends. */
  boolean hasHeadRows() {
    return hasHeadRows;
  }

  /** A session of the administrator, who sees and changes whatever there is of that tenant. */
  Connection attacker(TenantId tenant) throws SQLException {
    Connection connection = emulator.administrator();
    try (Statement statement = connection.createStatement()) {
      statement.execute("USE ROLE CLARESIA_OWNER");
      statement.execute("USE WAREHOUSE HUB_WH");
      statement.execute("SET TENANT = '" + tenant.value() + "'");
    }
    return connection;
  }
}
