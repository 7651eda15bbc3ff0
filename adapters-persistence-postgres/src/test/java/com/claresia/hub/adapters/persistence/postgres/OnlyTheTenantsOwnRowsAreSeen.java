package com.claresia.hub.adapters.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.port.StoredTile;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Isolation by row-level security, for every table and view there is: they are read from the
 * catalogue, so that a new one is covered from its first day.
 */
class OnlyTheTenantsOwnRowsAreSeen {
  private static final String DBA = "dba_" + UUID.randomUUID().toString().replace('-', '_');
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private static final HubDatabase DATABASE = HubDatabase.migrated(EmbeddedPostgresServer.shared());
  private static final HubStore STORE = DATABASE.open();
  private static final TestTenant OWNER = TestTenant.addedBy(DATABASE.administration(), STORE);
  private static final TestTenant STRANGER = TestTenant.addedBy(DATABASE.administration(), STORE);

  @BeforeAll
  static void fillEveryTable() throws SQLException {
    for (TestTenant tenant : List.of(OWNER, STRANGER)) {
      var source = tenant.samples().next();
      var derived = tenant.samples().next().derivedFrom(source.id());
      STORE.append(
          tenant
              .samples()
              .segment(STORE.head(tenant.id()), List.of(source.composed(), derived.composed())));
      byte[] tile = new byte[8_192];
      STORE.putTiles(tenant.id(), List.of(new StoredTile(Tile.full(0, 0), tile)));
      STORE.putCheckpoint(
          tenant.id(), new StoredCheckpoint(2, Hash.sha256(tile), Instant.EPOCH, "note\n"));
    }
    DATABASE.asSuperuser("CREATE ROLE " + DBA + " LOGIN PASSWORD '" + HubDatabase.PASSWORD + "'");
    try (StorageAdministration administration = DATABASE.administration()) {
      administration.allowReading(STRANGER.id(), DBA);
    }
  }

  @AfterAll
  static void close() {
    STORE.close();
  }

  private static List<String> relations() throws SQLException {
    return DATABASE.askSuperuser(
        """
        SELECT c.oid::regclass::text FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
        WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        ORDER BY 1
        """);
  }

  @Test
  void everyRelationButTheHistoryOfTheSchemaIsATenants() throws SQLException {
    List<String> others =
        DATABASE.askSuperuser(
            """
            SELECT c.oid::regclass::text FROM pg_class c
            WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            """);
    others.removeAll(relations());

    assertThat(others).containsExactly("hub.schema_history");
    assertThat(relations())
        .contains(
            "hub.log_entry", "hub.record_content_output", "hub.records", "hub.read_only_login")
        .hasSizeGreaterThanOrEqualTo(16);
  }

  @Test
  void everyTableHoldsRowsOfTheOwnerSoThatThereIsSomethingToHide() throws SQLException {
    for (String table :
        List.of("tenant", "log_entry", "record_content", "lineage_edge", "checkpoint", "tile")) {
      assertThat(
              DATABASE.askSuperuser(
                  "SELECT count(*) FROM hub." + table + " WHERE tenant_id = ?", OWNER.id().value()))
          .as(table)
          .doesNotContain("0");
    }
  }

  @Test
  void theServiceSeesNothingUnderAnotherTenantsSettingNorUnderNone() throws SQLException {
    try (Connection service = DATABASE.session(HubDatabase.SERVICE, HubDatabase.PASSWORD)) {
      assertThat(seen(service, Optional.empty(), OWNER)).isEmpty();
      assertThat(seen(service, Optional.of(""), OWNER)).isEmpty();
      assertThat(seen(service, Optional.of(STRANGER.id().value()), OWNER)).isEmpty();
      assertThat(seen(service, Optional.of(OWNER.id().value()), OWNER))
          .contains("hub.log_entry", "hub.record_content", "hub.tenant", "hub.checkpoint");
    }
  }

  @Test
  void theOwnerOfTheSchemaSeesNoRecordsWithoutASettingEither() throws SQLException {
    try (Connection owner = DATABASE.session(HubDatabase.OWNER, HubDatabase.PASSWORD)) {
      assertThat(seen(owner, Optional.empty(), OWNER)).containsOnly("hub.tenant");
    }
  }

  @Test
  void aDbaSeesTheMappedTenantOnlyAndGainsNothingBySettingAnother() throws SQLException {
    try (Connection dba = DATABASE.session(DBA, HubDatabase.PASSWORD)) {
      for (Optional<String> setting :
          List.of(Optional.<String>empty(), Optional.of(""), Optional.of(OWNER.id().value()))) {
        assertThat(seen(dba, setting, OWNER)).isEmpty();
        assertThat(seen(dba, setting, STRANGER))
            .contains("hub.records", "hub.timeline", "hub.lineage", "hub.log_entry");
      }
      dba.createStatement().execute("SET ROLE claresia_read_only");
      assertThat(seen(dba, Optional.of(OWNER.id().value()), OWNER)).isEmpty();
    }
  }

  @Test
  void aLoginOfTheGroupThatIsMappedToNoTenantSeesNothing() throws SQLException {
    String nobody = "nobody_" + UUID.randomUUID().toString().replace('-', '_');
    DATABASE.asSuperuser(
        "CREATE ROLE " + nobody + " LOGIN PASSWORD '" + HubDatabase.PASSWORD + "'",
        "GRANT claresia_read_only TO " + nobody);
    try (Connection session = DATABASE.session(nobody, HubDatabase.PASSWORD)) {
      assertThat(seen(session, Optional.of(OWNER.id().value()), OWNER)).isEmpty();
      assertThat(seen(session, Optional.empty(), STRANGER)).isEmpty();
    }
  }

  @Test
  void theMappingIsTheOwnersAlone() throws SQLException {
    for (String login : List.of(DBA, HubDatabase.SERVICE)) {
      try (Connection session = DATABASE.session(login, HubDatabase.PASSWORD)) {
        assertThat(rows(session, "hub.read_only_login", STRANGER)).isEmpty();
      }
    }
  }

  /** The relations in which that session sees rows of that tenant. */
  private static List<String> seen(Connection session, Optional<String> setting, TestTenant tenant)
      throws SQLException {
    List<String> seen = new ArrayList<>();
    try (PreparedStatement set =
        session.prepareStatement("SELECT set_config('app.tenant_id', ?, false)")) {
      set.setString(1, setting.orElse(""));
      if (setting.isPresent()) {
        set.execute();
      }
    }
    for (String relation : relations()) {
      if (rows(session, relation, tenant).filter(count -> count > 0).isPresent()) {
        seen.add(relation);
      }
    }
    return seen;
  }

  /** How many rows are seen; empty where the relation may not be read at all. */
  private static Optional<Long> rows(Connection session, String relation, TestTenant tenant)
      throws SQLException {
    try (PreparedStatement count =
        session.prepareStatement("SELECT count(*) FROM " + relation + " WHERE tenant_id = ?")) {
      count.setString(1, tenant.id().value());
      try (ResultSet answer = count.executeQuery()) {
        answer.next();
        return Optional.of(answer.getLong(1));
      }
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as(relation).isEqualTo(INSUFFICIENT_PRIVILEGE);
      return Optional.empty();
    }
  }

  @Test
  void aDbaCannotWriteAnything() throws SQLException {
    try (Connection dba = DATABASE.session(DBA, HubDatabase.PASSWORD)) {
      for (String relation : relations()) {
        refused(dba, "DELETE FROM " + relation);
        refused(dba, "UPDATE " + relation + " SET tenant_id = 'mine'");
        refused(dba, "INSERT INTO " + relation + " (tenant_id) VALUES ('mine')");
        refused(dba, "TRUNCATE " + relation);
      }
      refused(dba, "CREATE TABLE hub.mine (a int)");
      refused(dba, "DROP TABLE hub.tile");
    }
  }

  @Test
  void theServiceCannotChangeTheSchemaNorTheLog() throws SQLException {
    try (Connection service = DATABASE.session(HubDatabase.SERVICE, HubDatabase.PASSWORD)) {
      refused(service, "UPDATE hub.log_entry SET seq = seq + 1");
      refused(service, "DELETE FROM hub.log_entry");
      refused(service, "TRUNCATE hub.log_entry");
      refused(service, "UPDATE hub.record_content SET content = ''");
      refused(service, "ALTER TABLE hub.log_entry NO FORCE ROW LEVEL SECURITY");
      refused(service, "ALTER TABLE hub.log_entry DISABLE ROW LEVEL SECURITY");
      refused(service, "DROP POLICY by_setting ON hub.log_entry");
      refused(service, "CREATE TABLE hub.mine (a int)");
      refused(service, "SET ROLE " + HubDatabase.OWNER);
      refused(service, "INSERT INTO hub.tenant VALUES ('mine', true)");
      refused(service, "UPDATE hub.schema_history SET success = false");
    }
  }

  @Test
  void theServiceCannotWriteRowsOfAnotherTenant() throws SQLException {
    try (Connection service = DATABASE.session(HubDatabase.SERVICE, HubDatabase.PASSWORD)) {
      service
          .createStatement()
          .execute("SELECT set_config('app.tenant_id', '" + STRANGER.id() + "', false)");
      refused(
          service,
          "INSERT INTO hub.log_entry (tenant_id, seq, record_id, provenance_hash, request_digest)"
              + " VALUES ('"
              + OWNER.id()
              + "', 99, gen_random_uuid(), sha256('a'), sha256('b'))");
    }
  }

  private static void refused(Connection session, String sql) {
    try {
      session.createStatement().execute(sql);
    } catch (SQLException e) {
      // 55000: a join's view takes no writes at all, whoever asks.
      assertThat(e.getSQLState()).as(sql).isIn(INSUFFICIENT_PRIVILEGE, "55000", "42809");
      return;
    }
    throw new AssertionError("was not refused: " + sql);
  }
}
