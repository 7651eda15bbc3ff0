package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoreUnavailable;
import java.util.Map;

/**
 * PostgreSQL 15 or later, by DSN. The settings' keys are listed at {@code PostgresSettings} and in
 * this module's README.
 */
public final class PostgresStorageBackend implements StorageBackend {
  private final PasswordSources passwords;

  /** For {@link java.util.ServiceLoader}: passwords that are not given come from libpq's places. */
  public PostgresStorageBackend() {
    this(PasswordSources.ofThisProcess());
  }

  PostgresStorageBackend(PasswordSources passwords) {
    this.passwords = passwords;
  }

  @Override
  public String name() {
    return "postgres";
  }

  /**
   * Opens the store; with {@code access=verify} under any login that may read, and read-only.
   *
   * @throws StoreUnavailable also where the server, the schema or the login is not fit: a commit
   *     that could be lost, a schema of another version, a login that row-level security does not
   *     bind
   */
  @Override
  public HubStore open(StorageSettings settings) {
    ConnectionSettings connection = PostgresSettings.of(settings, passwords).service();
    Database database = Database.open(connection);
    try {
      new StartUpChecks(database).refuseUnlessFit(connection.access());
      return new PostgresHubStore(database);
    } catch (StoreUnavailable e) {
      database.close();
      throw e;
    }
  }

  @Override
  public StorageAdministration administer(StorageSettings settings) {
    return new PostgresAdministration(PostgresSettings.of(settings, passwords));
  }

  @Override
  public StorageSettings settingsOf(String dsn) {
    Problems problems = new Problems();
    Target.of(PostgresSettings.DSN, Dsn.parse(PostgresSettings.DSN, dsn), problems);
    problems.refuseIfAny();
    return StorageSettings.of(Map.of(PostgresSettings.DSN, dsn));
  }
}
