package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;

/**
 * Snowflake, by DSN. The settings' keys are listed at {@code SnowflakeSettings} and in this
 * module's README.
 */
public final class SnowflakeStorageBackend implements StorageBackend {
  private static final Logger LOG = System.getLogger(SnowflakeStorageBackend.class.getName());

  private final SecretSources secrets;

  /** For {@link java.util.ServiceLoader}: secrets may also come from the environment. */
  public SnowflakeStorageBackend() {
    this(SecretSources.ofThisProcess());
  }

  SnowflakeStorageBackend(SecretSources secrets) {
    this.secrets = secrets;
  }

  @Override
  public String name() {
    return "snowflake";
  }

  /**
   * Opens the store, on hybrid or on standard tables, whichever it finds; with {@code
   * access=verify} under whatever the user may read, and writing nothing.
   *
   * @throws StoreUnavailable also where the schema or the role is not fit: tables that are not
   *     there, a schema of another version, rows that are seen outside their tenant
   */
  @Override
  public HubStore open(StorageSettings settings) {
    ConnectionSettings connection = SnowflakeSettings.of(settings, secrets).service();
    Sessions sessions = new Sessions(connection);
    try {
      StartUpChecks checks = new StartUpChecks(sessions, connection);
      TableKind kind = checks.tableKind();
      checks.refuseUnlessFit();
      Level level = connection.access() == Access.SERVE ? Level.INFO : Level.DEBUG;
      LOG.log(level, "the log is on Snowflake''s {0}", kind);
      return new SnowflakeHubStore(sessions, checks, kind);
    } catch (StoreUnavailable e) {
      sessions.close();
      throw e;
    }
  }

  @Override
  public StorageAdministration administer(StorageSettings settings) {
    return new SnowflakeAdministration(SnowflakeSettings.of(settings, secrets), Clock.systemUTC());
  }

  @Override
  public StorageSettings settingsOf(String dsn) {
    Problems problems = new Problems();
    Target.of(SnowflakeSettings.DSN, Dsn.parse(SnowflakeSettings.DSN, dsn), problems);
    problems.refuseIfAny();
    return StorageSettings.of(Map.of(SnowflakeSettings.DSN, dsn));
  }
}
