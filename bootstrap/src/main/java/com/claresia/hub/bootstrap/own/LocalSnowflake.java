package com.claresia.hub.bootstrap.own;

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
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * An account of the Hub's own on the emulator of Snowflake, in memory. Its administrator has set it
 * up as a customer's would; the service and the owner log in by key pair.
 */
public final class LocalSnowflake implements OwnStore {
  private static final String SET_UP = "/db/set-up/snowflake.sql";
  private static final String ADMIN = "ADMIN";
  private static final String OWNER = "CLARESIA_HUB_OWNER";
  private static final String SERVICE = "CLARESIA_HUB";
  private static final int PASSWORD_BYTES = 24;

  private final ScratchDirectory directory = ScratchDirectory.make("claresia-snowflake-");
  private final KeyPairFile ownersKey;
  private final KeyPairFile servicesKey;
  private final SnowflakeEmulator emulator;

  private LocalSnowflake(UnaryOperator<EmulatorSettings> kind) {
    ownersKey = KeyPairFile.make(directory.path().resolve("owner.p8"));
    servicesKey = KeyPairFile.make(directory.path().resolve("service.p8"));
    EmulatorSettings plain =
        EmulatorSettings.inMemory(UserSettings.withPassword(ADMIN, newPassword())).named("LOCAL");
    emulator = SnowflakeEmulator.start(kind.apply(plain));
  }

  /** Starts one with hybrid tables. */
  public static LocalSnowflake throwAway() {
    return start(UnaryOperator.identity());
  }

  /** Starts one without hybrid tables, as trial accounts are. */
  public static LocalSnowflake withoutHybridTables() {
    return start(EmulatorSettings::withoutHybridTables);
  }

  /** Starts one of an account that differs from the usual one as told. */
  public static LocalSnowflake start(UnaryOperator<EmulatorSettings> kind) {
    LocalSnowflake started = new LocalSnowflake(kind);
    try {
      started.setUp();
      return started;
    } catch (SQLException | RuntimeException failed) {
      started.close();
      throw new IllegalStateException("the local Snowflake was not set up", failed);
    }
  }

  private static String newPassword() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private void setUp() throws SQLException {
    emulator.runAsAdministrator(
        setUpScript()
            .replace("${owner_public_key}", ownersKey.publicHalf())
            .replace("${service_public_key}", servicesKey.publicHalf()));
  }

  private String setUpScript() {
    try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream(SET_UP))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public String backend() {
    return "snowflake";
  }

  @Override
  public StorageSettings settings() {
    return StorageSettings.of(
        Map.of(
            "dsn",
            "snowflake://%s@local/HUB/LOG?warehouse=HUB_WH&host=%s&port=%d&ssl=off&private_key_file=%s"
                .formatted(SERVICE, emulator.host(), emulator.port(), servicesKey.file()),
            "owner-user",
            OWNER,
            "owner-private-key-file",
            ownersKey.file().toString()));
  }

  @Override
  public String nature() {
    return "emulated";
  }

  @Override
  public Tampering tampering(TenantId tenant) {
    return new SnowflakeTampering(emulator, tenant);
  }

  /**
   * With what the genuine driver logs in as the Hub's own user; a role is for the caller to add.
   */
  public Properties serviceLogin() {
    Properties properties = emulator.connectionProperties(SERVICE);
    properties.put("db", "HUB");
    properties.put("schema", "LOG");
    properties.put("warehouse", "HUB_WH");
    properties.put("authenticator", "snowflake_jwt");
    properties.put("private_key_file", servicesKey.file().toString());
    return properties;
  }

  /** What the account's server is told and asked: faults, statements. */
  public SnowflakeEmulator emulator() {
    return emulator;
  }

  /** It always does. */
  @Override
  public void closedByOwner() {}

  @Override
  public void close() {
    emulator.close();
    directory.close();
  }
}
