package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.controlplane.TestService.TestTenant;
import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.ValueRefused;
import com.claresia.hub.controlplane.tenants.Mode;
import com.claresia.hub.controlplane.tenants.Registration;
import com.claresia.hub.controlplane.tenants.Tenant;
import com.claresia.hub.controlplane.tenants.TenantAdministration;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the schema itself refuses, whatever the program does. */
class TheDatabaseKeepsWhatIsKept {
  private final TestService service = TestService.shared();
  private final TestTenant tenant = service.tenant();
  private final TestTenant other = service.tenant();
  private final Database login =
      Database.open(service.provisioning().address(), service.provisioning().service());

  TheDatabaseKeepsWhatIsKept() {
    tenant.send(0, 6);
    tenant.client().entries(tenant.name(), tenant.log().forkAt(2).growTo(6).lines(0, 6));
    other.send(0, 6);
  }

  @AfterEach
  void close() {
    login.close();
  }

  private void assertRefused(Database database, String sql, String why) {
    assertThatThrownBy(() -> database.forTenant(tenant.id(), tx -> tx.change(sql)))
        .as(sql)
        .hasMessageContaining(why);
  }

  /** What a trigger or a constraint refuses is refused again: nobody is to come back with it. */
  @Test
  void aRefusedValueIsNoStoreThatIsAway() {
    String sql = "UPDATE control_plane.log_state SET witnessed_size = 7";
    assertThatThrownBy(() -> login.forTenant(tenant.id(), tx -> tx.change(sql)))
        .isInstanceOf(ValueRefused.class);
    assertThatThrownBy(() ->
            login.inTransaction(
                tx -> tx.row("SELECT timestamptz 'epoch' + interval '1 year' * 1e9")))
        .isInstanceOf(ValueRefused.class)
        .hasMessageContaining("SQLSTATE 22");
  }

  /** The login has no right to it, which PostgreSQL says with this SQLSTATE. */
  private void assertNoRight(String sql) {
    assertRefused(login, sql, "SQLSTATE 42501");
  }

  @Test
  void theServiceCanNeitherAlterNorDeleteWhatWasReceived() {
    for (String column :
        List.of(
            "hash_batch.entries",
            "envelope.tokens_in",
            "alarm.place",
            "tenant.region",
            "certificate.tenant_id",
            "log_key.verifier_key",
            "cosigner_key.valid_until")) {
      String table = "control_plane." + column.substring(0, column.indexOf('.'));
      String name = column.substring(column.indexOf('.') + 1);
      assertNoRight("DELETE FROM " + table);
      assertNoRight("UPDATE " + table + " SET " + name + " = " + name);
      assertNoRight("TRUNCATE " + table + " CASCADE");
    }
    assertNoRight("DELETE FROM control_plane.log_state");
    assertNoRight("INSERT INTO control_plane.tenant VALUES ('x', 'https://x', 'x', 'A')");
    assertNoRight("UPDATE control_plane.desired_schema SET version = 9");
  }

  @Test
  void theOwnerCannotDoItByMistakeEither() {
    Database owner = service.owner();
    for (String table : List.of("hash_batch", "envelope", "log_state")) {
      String kept = "constraint " + table + "_is_kept";
      assertRefused(owner, "DELETE FROM control_plane." + table, kept);
      assertRefused(owner, "TRUNCATE control_plane." + table, kept);
    }
    assertRefused(
        owner, "UPDATE control_plane.envelope SET tokens_in = 0", "constraint envelope_is_kept");
    assertRefused(owner, "DELETE FROM control_plane.tenant", "constraint tenant_is_kept");
  }

  @Test
  void aLogOnlyGrows() {
    assertThat(tenant.client().addCheckpoint(tenant.log().submission(0, 5)).status())
        .isEqualTo(200);
    for (String less :
        List.of(
            "acknowledged_size = 5",
            "envelopes = 0",
            "witnessed_size = 4",
            "witnessed_root = sha256('')")) {
      assertRefused(
          login, "UPDATE control_plane.log_state SET " + less, "constraint log_state_only_grows");
    }
    assertRefused(
        login,
        "UPDATE control_plane.log_state SET witnessed_size = 7",
        "constraint log_state_check");
  }

  @Test
  void aRegionIsPinnedForEver() {
    TenantAdministration tenants = new TenantAdministration(service.owner());
    URI endpoint = URI.create("https://elsewhere.example");
    assertThat(tenants.register(new Tenant(tenant.id(), endpoint, "eu-central-1", Mode.C)))
        .isInstanceOfSatisfying(
            Registration.Refused.class,
            refused -> assertThat(refused.reason()).contains("eu-south-1", "for ever"));
    assertThat(tenants.register(new Tenant(tenant.id(), endpoint, "eu-south-1", Mode.B)))
        .isInstanceOf(Registration.Registered.class);
    assertRefused(
        service.owner(),
        "UPDATE control_plane.tenant SET region = 'eu-central-1'",
        "constraint tenant_region_is_pinned");
  }

  @Test
  void onlyTheTenantsOwnRowsAreSeen() throws SQLException {
    for (String table : tablesOfTenants()) {
      String all = "SELECT count(*) FROM " + table;
      long others =
          login.forTenant(
              other.id(),
              tx -> countOrNone(tx, all + " WHERE tenant_id <> '" + other.name() + "'", table));
      long unset = login.inTransaction(tx -> countOrNone(tx, all, table));
      assertThat(others).as(table).isZero();
      assertThat(unset).as(table + " without a setting").isZero();
    }
  }

  /** Tables that the service may not read at all show nothing, too. */
  private static long countOrNone(
      com.claresia.hub.controlplane.store.Transaction tx, String sql, String table) {
    boolean readable =
        tx.row("SELECT has_table_privilege(?, 'SELECT')", table).orElseThrow().truth(1);
    return readable ? tx.row(sql).orElseThrow().number(1) : 0;
  }

  @Test
  void anOperatorsQuestionSeesEnvelopesAlone() throws SQLException {
    for (String table : tablesOfTenants()) {
      long seen = login.forOperator(tx -> countOrNone(tx, "SELECT count(*) FROM " + table, table));
      assertThat(seen > 0).as(table).isEqualTo(table.endsWith(".envelope"));
    }
  }

  @Test
  void everyTableOfTenantsIsUnderForcedRowLevelSecurity() throws SQLException {
    assertThat(
            ask(
                """
                SELECT c.oid::regclass::text FROM pg_class c
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
                WHERE c.relnamespace = 'control_plane'::regnamespace AND c.relkind IN ('r', 'p')
                AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                """))
        .isEmpty();
    assertThat(tablesOfTenants()).hasSize(8);
  }

  private static List<String> tablesOfTenants() throws SQLException {
    return ask(
        """
        SELECT c.oid::regclass::text FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
        WHERE c.relnamespace = 'control_plane'::regnamespace AND c.relkind IN ('r', 'p', 'v')
        """);
  }

  private static List<String> ask(String sql) throws SQLException {
    try (Connection connection =
            EmbeddedPostgresServer.shared().superuser("control_plane").getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
