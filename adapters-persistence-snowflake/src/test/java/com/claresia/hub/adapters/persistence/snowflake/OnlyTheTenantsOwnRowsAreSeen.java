package com.claresia.hub.adapters.persistence.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.port.StoredTile;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.emulators.snowflake.KeyPairFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Isolation by roles and row access policies, for every table and view there is: they are read from
 * the information schema, so that a new one is covered from its first day.
 */
class OnlyTheTenantsOwnRowsAreSeen {
  private static final String READER = "ANALYST";
  private static final KeyPairFile READERS = HubSchema.newKeys();
  private static final Names NAMES = new Names("CLARESIA", "CLARESIA_OWNER");
  private static final Map<TableKind, Filled> FILLED = new EnumMap<>(TableKind.class);

  /** A schema with two tenants in it. */
  private record Filled(HubSchema schema, HubStore store, TestTenant owner, TestTenant stranger) {
    static Filled of(TableKind kind) {
      HubSchema schema = HubSchema.migrated(kind);
      HubStore store = schema.open();
      Filled filled =
          new Filled(
              schema,
              store,
              TestTenant.addedBy(schema.administration(), store),
              TestTenant.addedBy(schema.administration(), store));
      filled.fill(filled.owner);
      filled.fill(filled.stranger);
      schema.asAdministrator(
          "CREATE USER " + READER + " RSA_PUBLIC_KEY = '" + READERS.publicHalf() + "'",
          "GRANT USAGE ON WAREHOUSE HUB_WH TO ROLE PUBLIC");
      try (StorageAdministration administration = schema.administration()) {
        administration.allowReading(filled.stranger.id(), READER);
        administration.allowReading(filled.stranger.id(), READER);
      }
      return filled;
    }

    private void fill(TestTenant tenant) {
      var source = tenant.samples().next();
      var derived = tenant.samples().next().derivedFrom(source.id());
      store.append(
          tenant
              .samples()
              .segment(store.head(tenant.id()), List.of(source.composed(), derived.composed())));
      byte[] tile = new byte[8_192];
      store.putTiles(tenant.id(), List.of(new StoredTile(Tile.full(0, 0), tile)));
      store.putCheckpoint(
          tenant.id(), new StoredCheckpoint(2, Hash.sha256(tile), Instant.EPOCH, "note\n"));
    }
  }

  @BeforeAll
  static void fill() {
    for (TableKind kind : TableKind.values()) {
      FILLED.put(kind, Filled.of(kind));
    }
  }

  @AfterAll
  static void close() {
    FILLED
        .values()
        .forEach(filled -> {
          filled.store().close();
          filled.schema().close();
        });
  }

  /** Every table and view that has a tenant in its rows. */
  private static List<String> relations(Filled filled) throws SQLException {
    try (Connection owner = session(filled, "ACCOUNTADMIN")) {
      List<String> relations =
          column(
              owner,
              "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = 'LOG'"
                  + " AND COLUMN_NAME = 'TENANT_ID' ORDER BY TABLE_NAME");
      // The emulator lists no columns of views; all of ours show the tenant.
      relations.addAll(
          column(
              owner,
              "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'LOG'"
                  + " AND TABLE_TYPE = 'VIEW' ORDER BY TABLE_NAME"));
      return relations;
    }
  }

  private static Connection session(Filled filled, String role) throws SQLException {
    if (role.equals("ACCOUNTADMIN")) {
      filled.schema().asAdministrator("GRANT ROLE ACCOUNTADMIN TO USER " + HubSchema.SERVICE);
    }
    Connection session = filled.schema().session(role);
    run(session, "USE SECONDARY ROLES NONE");
    return session;
  }

  private static void run(Connection session, String sql) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> column(Connection session, String question) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
    }
    return answers;
  }

  /** The relations in which that session sees rows of that tenant. */
  private static List<String> seen(Filled filled, Connection session, TestTenant tenant)
      throws SQLException {
    List<String> seen = new ArrayList<>();
    for (String relation : relations(filled)) {
      if (rows(session, relation, tenant).filter(count -> count > 0).isPresent()) {
        seen.add(relation);
      }
    }
    return seen;
  }

  /** How many rows are seen; empty where the relation may not be read at all. */
  private static Optional<Long> rows(Connection session, String relation, TestTenant tenant)
      throws SQLException {
    try {
      String question =
          "SELECT COUNT(*) FROM %s WHERE TENANT_ID = '%s'".formatted(relation, tenant.id());
      return Optional.of(Long.parseLong(column(session, question).getFirst()));
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as(relation).isIn("42S02", "02000", "42501");
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void everyTableHoldsRowsOfBothSoThatThereIsSomethingToHide(TableKind kind) throws SQLException {
    Filled filled = FILLED.get(kind);

    assertThat(relations(filled))
        .contains("LOG_ENTRY", "CHECKPOINT", "TILE", "TENANT", "RECORDS", "TIMELINE");
    for (String table : List.of("LOG_ENTRY", "CHECKPOINT", "TILE", "TENANT")) {
      for (TestTenant tenant : List.of(filled.owner(), filled.stranger())) {
        assertThat(
                filled
                    .schema()
                    .look(
                        "SELECT COUNT(*) FROM " + table + " WHERE TENANT_ID = ?",
                        tenant.id().value()))
            .as(table)
            .doesNotContain("0");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void aTenantsSessionSeesNothingOfAnotherWhateverItSets(TableKind kind) throws SQLException {
    Filled filled = FILLED.get(kind);
    try (Connection session = session(filled, NAMES.tenantRole(filled.stranger().id()))) {
      assertThat(seen(filled, session, filled.owner())).isEmpty();
      assertThat(seen(filled, session, filled.stranger())).isEmpty();
      run(session, "SET TENANT = '" + filled.stranger().id() + "'");
      assertThat(seen(filled, session, filled.owner())).isEmpty();
      assertThat(seen(filled, session, filled.stranger()))
          .contains("LOG_ENTRY", "CHECKPOINT", "TILE", "TENANT", "RECORDS", "TIMELINE");
      run(session, "SET TENANT = '" + filled.owner().id() + "'");
      assertThat(seen(filled, session, filled.owner())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void theServiceOutsideATenantSeesTheirNamesAlone(TableKind kind) throws SQLException {
    Filled filled = FILLED.get(kind);
    try (Connection session = session(filled, NAMES.serviceRole())) {
      assertThat(seen(filled, session, filled.owner())).containsExactly("TENANT");
      run(session, "SET TENANT = '" + filled.owner().id() + "'");
      assertThat(seen(filled, session, filled.owner())).containsExactly("TENANT");
    }
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void aReaderSeesTheMappedTenantOnlyAndGainsNothingBySettingAnother(TableKind kind)
      throws SQLException {
    Filled filled = FILLED.get(kind);
    String role = NAMES.readerRole(filled.stranger().id());
    try (Connection session = filled.schema().session(READER, READERS, role)) {
      for (TestTenant set : List.of(filled.stranger(), filled.owner())) {
        run(session, "SET TENANT = '" + set.id() + "'");
        assertThat(seen(filled, session, filled.owner())).isEmpty();
        assertThat(seen(filled, session, filled.stranger()))
            .contains("LOG_ENTRY", "RECORDS", "TIMELINE");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void analystsAskTheContentWithPlainSql(TableKind kind) throws SQLException {
    Filled filled = FILLED.get(kind);
    String role = NAMES.readerRole(filled.stranger().id());
    try (Connection session = filled.schema().session(READER, READERS, role)) {
      assertThat(column(session, "SELECT CONTENT FROM RECORDS ORDER BY SEQ"))
          .hasSize(2)
          .allMatch(content -> content.contains("record_id"));
      assertThat(column(session, "SELECT RECORD_ID FROM TIMELINE")).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void aReaderCannotWriteAnything(TableKind kind) throws SQLException {
    Filled filled = FILLED.get(kind);
    String role = NAMES.readerRole(filled.stranger().id());
    try (Connection session = filled.schema().session(READER, READERS, role)) {
      for (String table : List.of("LOG_ENTRY", "CHECKPOINT", "TILE", "TENANT")) {
        refused(session, "DELETE FROM " + table);
        refused(session, "UPDATE " + table + " SET TENANT_ID = 'mine'");
      }
      refused(session, "INSERT INTO TENANT (TENANT_ID, LOG_PUBLIC) VALUES ('mine', TRUE)");
      refused(session, "CREATE TABLE MINE (A INT)");
      refused(session, "DROP TABLE TILE");
    }
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void theServiceCannotTakeRowsOfTheLogAwayNorChangeTheSchema(TableKind kind) throws SQLException {
    Filled filled = FILLED.get(kind);
    try (Connection session = session(filled, NAMES.tenantRole(filled.owner().id()))) {
      run(session, "SET TENANT = '" + filled.owner().id() + "'");
      refused(session, "DELETE FROM LOG_ENTRY");
      refused(session, "ALTER TABLE LOG_ENTRY DROP ALL ROW ACCESS POLICIES");
      refused(session, "DROP TABLE LOG_ENTRY");
      refused(session, "CREATE TABLE MINE (A INT)");
      refused(session, "INSERT INTO TENANT (TENANT_ID, LOG_PUBLIC) VALUES ('mine', TRUE)");
      refused(session, "UPDATE SCHEMA_HISTORY SET VERSION = 99");
      refused(session, "USE ROLE CLARESIA_OWNER");
    }
  }

  private static void refused(Connection session, String sql) {
    try {
      run(session, sql);
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as(sql).isIn("42501", "42S02", "02000");
      return;
    }
    throw new AssertionError("was not refused: " + sql);
  }
}
