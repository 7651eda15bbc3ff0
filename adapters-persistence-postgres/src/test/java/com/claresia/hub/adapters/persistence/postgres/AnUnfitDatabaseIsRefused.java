package com.claresia.hub.adapters.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoreHealth;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.sql.SQLException;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked before the Hub works with a server, a schema and a login. */
class AnUnfitDatabaseIsRefused {
  private final EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
  private final PostgresStorageBackend backend = new PostgresStorageBackend();

  private void assertRefused(StorageSettings settings, String reason) {
    assertThatThrownBy(() -> backend.open(settings).close())
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining(HubDatabase.PASSWORD);
  }

  @Test
  void theBackendIsFoundByItsName() {
    assertThat(ServiceLoader.load(StorageBackend.class))
        .extracting(StorageBackend::name)
        .contains("postgres");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "local", "remote_write"})
  void aCommitThatCouldBeLostIsRefused(String level) throws SQLException {
    HubDatabase database = HubDatabase.migrated(server);
    database.asSuperuser(
        "DO $$ BEGIN EXECUTE format('ALTER ROLE claresia_service IN DATABASE %I"
            + " SET synchronous_commit = "
            + level
            + "', current_database()); END $$");

    assertRefused(database.settings(), "synchronous_commit is below on");
  }

  @Test
  void aSchemaThatIsNotThereIsRefused() {
    HubDatabase empty = HubDatabase.empty(server);
    try (StorageAdministration administration = HubDatabase.shared().administration()) {
      administration.migrate(); // makes the roles
    }

    assertRefused(empty.settings(), "the schema is at version 0");
  }

  @Test
  void anOlderAndANewerSchemaAreRefusedAndReportedByHealth() throws SQLException {
    HubDatabase database = HubDatabase.migrated(server);
    try (HubStore store = database.open()) {
      assertThat(store.health())
          .isInstanceOfSatisfying(
              StoreHealth.Ready.class, ready -> assertThat(ready.detail()).contains("PostgreSQL"));

      database.asSuperuser("UPDATE hub.schema_history SET version = '99' WHERE version = '3'");
      assertRefused(database.settings(), "run a newer Hub");
      assertThat(store.health()).isInstanceOf(StoreHealth.NotReady.class);

      database.asSuperuser("DELETE FROM hub.schema_history WHERE version = '99'");
      assertRefused(database.settings(), "run hub migrate");
    }
  }

  @Test
  void aLoginThatRowLevelSecurityDoesNotBindIsRefused() throws SQLException {
    HubDatabase database = HubDatabase.migrated(server);
    StorageSettings settings = database.settings();

    assertRefused(
        settings.with("user", EmbeddedPostgresServer.SUPERUSER).with("password", server.password()),
        "is a superuser");
    assertRefused(settings.with("user", HubDatabase.OWNER), "owns the schema");
    database.asSuperuser(
        "CREATE ROLE bypassing LOGIN BYPASSRLS PASSWORD '" + HubDatabase.PASSWORD + "'",
        "GRANT claresia_service TO bypassing");
    assertRefused(settings.with("user", "bypassing"), "bypasses row-level security");
    database.asSuperuser("DROP ROLE bypassing");
  }

  @Test
  void aTableWhoseSecurityIsNotForcedIsRefused() throws SQLException {
    HubDatabase database = HubDatabase.migrated(server);
    database.asSuperuser("ALTER TABLE hub.tile NO FORCE ROW LEVEL SECURITY");

    assertRefused(database.settings(), "row-level security is not forced on tile");
  }

  @Test
  void aWrongPasswordAndAServerThatIsNotThereAreNamed() {
    StorageSettings settings = HubDatabase.shared().settings().with("connect-timeout", "1");

    assertRefused(settings.with("password", "wrong"), "the login was refused");
    assertRefused(settings.with("dsn", "postgres://127.0.0.1:1/hub"), "no connection");
  }

  @Test
  void migratingAgainDoesNothing() {
    HubDatabase database = HubDatabase.empty(server);
    try (StorageAdministration administration = database.administration()) {
      assertThat(administration.migrate())
          .contains("V1 log and records", "V2 views for dbas")
          .noneMatch(line -> line.contains(HubDatabase.PASSWORD));
      assertThat(administration.migrate()).isEmpty();
    }
  }

  @Test
  void theVersionThatTheCodeAsksForIsTheNewestMigration() throws SQLException {
    HubDatabase.sharedStore();

    assertThat(
            HubDatabase.shared().askSuperuser("SELECT max(version::int) FROM hub.schema_history"))
        .containsExactly(Integer.toString(StartUpChecks.SCHEMA_VERSION));
  }
}
