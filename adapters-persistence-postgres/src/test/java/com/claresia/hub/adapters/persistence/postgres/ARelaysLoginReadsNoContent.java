package com.claresia.hub.adapters.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.EnvelopeFeedBackend;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A relay apart from the Hub opens the store with a login that may do what it has to, no more. */
class ARelaysLoginReadsNoContent {
  private static final String LOGIN = "a_relay";

  private static HubDatabase database;

  private final EnvelopeFeedBackend backend = found();

  @BeforeAll
  static void migrate() {
    database = HubDatabase.migrated(EmbeddedPostgresServer.shared());
  }

  private static EnvelopeFeedBackend found() {
    return ServiceLoader.load(EnvelopeFeedBackend.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(each -> each.name().equals("postgres"))
        .findFirst()
        .orElseThrow();
  }

  @BeforeEach
  void makeTheLogin() throws SQLException {
    database.asSuperuser(
        "CREATE ROLE " + LOGIN + " LOGIN PASSWORD '" + HubDatabase.PASSWORD + "'",
        "GRANT claresia_relay TO " + LOGIN);
  }

  @AfterEach
  void dropTheLogin() throws SQLException {
    database.asSuperuser("DROP OWNED BY " + LOGIN, "DROP ROLE " + LOGIN);
  }

  private StorageSettings settings() {
    return database.settings().with("user", LOGIN);
  }

  private void assertRefused(StorageSettings settings, String reason) {
    assertThatThrownBy(() -> backend.open(settings).close())
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining(HubDatabase.PASSWORD);
  }

  @Test
  void itGivesTheFeedOfTheStoreAndClosesItsConnections() throws SQLException {
    try (HubStore store = database.open()) {
      TestTenant tenant = TestTenant.addedBy(database.administration(), store);
      store.append(
          tenant
              .samples()
              .segment(
                  store.head(tenant.id()),
                  Arrays.stream(RecordType.values())
                      .map(type -> tenant.samples().next(type).composed())
                      .toList()));
      SeqRange all = new SeqRange(0, RecordType.values().length);
      StoredCheckpoint cosigned =
          new StoredCheckpoint(1, Hash.sha256(new byte[1]), Instant.EPOCH, "note\n");

      try (EnvelopeFeed feed = backend.open(settings())) {
        assertThat(feed.tenants()).containsExactly(tenant.id());
        assertThat(feed.read(tenant.id(), all)).isEqualTo(store.feed().read(tenant.id(), all));
        feed.putCheckpoint(tenant.id(), cosigned);
        assertThat(sessions()).isBetween(1, 2);
      }

      assertThat(store.newestCheckpoints(tenant.id(), 1)).containsExactly(cosigned);
      assertThat(sessions()).isZero();
    }
  }

  private int sessions() throws SQLException {
    return database
        .askSuperuser("SELECT pid FROM pg_stat_activity WHERE usename = '" + LOGIN + "'")
        .size();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GRANT SELECT (content) ON hub.record_content TO a_relay | may read record_content.content,",
        "GRANT SELECT (actor_id) ON hub.record_content TO a_relay | may read record_content.actor_id,",
        "GRANT claresia_read_only TO a_relay WITH INHERIT FALSE | record_content.content,",
        "GRANT claresia_service TO a_relay | record_content.content,",
        "GRANT pg_read_all_data TO a_relay | record_content.content,",
        "GRANT SELECT ON hub.record_content_output TO a_relay | record_content_output.content,",
        "GRANT UPDATE (note) ON hub.checkpoint TO a_relay; GRANT DELETE ON hub.checkpoint TO a_relay"
            + " | may change checkpoint,",
        "GRANT INSERT ON hub.log_entry TO a_relay | may change log_entry,",
        "REVOKE claresia_relay FROM a_relay; GRANT USAGE ON SCHEMA hub TO a_relay;"
            + " GRANT SELECT ON hub.schema_history TO a_relay | GRANT claresia_relay TO it",
        "GRANT claresia_owner TO a_relay | owns the schema",
        "ALTER ROLE a_relay BYPASSRLS | bypasses row-level security",
        "ALTER ROLE a_relay SUPERUSER | is a superuser",
      })
  void aLoginWithOtherRightsThanARelaysIsRefused(String grant, String reason) throws SQLException {
    backend.open(settings()).close();

    database.asSuperuser(grant);

    assertRefused(settings(), reason);
  }

  @Test
  void aColumnThatIsNotThereYetIsRefusedTooOnceItCanBeRead() throws SQLException {
    database.asSuperuser(
        "ALTER TABLE hub.record_content ADD COLUMN excerpt text",
        "GRANT SELECT (excerpt) ON hub.record_content TO claresia_relay");

    assertRefused(settings(), "may read record_content.excerpt,");
    database.asSuperuser("ALTER TABLE hub.record_content DROP COLUMN excerpt");
  }

  @Test
  void aSchemaOfAnotherVersionIsRefused() throws SQLException {
    database.asSuperuser("UPDATE hub.schema_history SET version = '99' WHERE version = '3'");
    assertRefused(settings(), "the schema is at version 99");

    database.asSuperuser("UPDATE hub.schema_history SET version = '3' WHERE version = '99'");
    database.asSuperuser("UPDATE hub.schema_history SET success = false WHERE version = '3'");
    assertRefused(settings(), "run hub migrate");
    database.asSuperuser("UPDATE hub.schema_history SET success = true WHERE version = '3'");
  }
}
