package com.claresia.hub.adapters.persistence.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageBackend;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoreHealth;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each refusal is one clear sentence, which names what to grant or to run. */
class AnUnfitAccountIsRefused {
  private static void assertRefused(StorageSettings settings, String... reasons) {
    assertThatThrownBy(() -> HubSchema.backend().open(settings).close())
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContainingAll(reasons)
        .hasNoCause();
  }

  private static String dsn(StorageSettings settings) {
    return settings.value("dsn").orElseThrow();
  }

  @Test
  void theBackendIsFoundByItsName() {
    assertThat(ServiceLoader.load(StorageBackend.class))
        .extracting(StorageBackend::name)
        .contains("snowflake");
  }

  @Test
  void aWrongKeyIsNamedWithTheUserAndTheStatementThatMendsIt() {
    HubSchema schema = HubSchema.shared(TableKind.HYBRID);

    assertRefused(
        schema.settings().with("dsn", schema.dsn(HubSchema.SERVICE, HubSchema.newKeys())),
        "the key was refused for user CLARESIA_HUB",
        "ALTER USER CLARESIA_HUB SET RSA_PUBLIC_KEY",
        "390144");
  }

  @Test
  void anUnknownAccountOrUserIsNamed() {
    StorageSettings settings = HubSchema.shared(TableKind.HYBRID).settings();

    assertRefused(
        settings.with("dsn", dsn(settings).replace("acme-test", "acme-tset")), "acme-tset");
    assertRefused(settings.with("user", "NOBODY"), "NOBODY");
    assertRefused(
        settings
            .with("dsn", dsn(settings).replaceFirst("port=[0-9]+", "port=1"))
            .with("connect-timeout", "1"),
        "no connection to localhost:1",
        "account acme-test");
  }

  @Test
  void aMissingDatabaseSchemaOrWarehouseIsNamed() {
    StorageSettings settings = HubSchema.shared(TableKind.HYBRID).settings();

    for (String part : List.of("/hub/", "/log?", "hub_wh")) {
      String other = part.replace("hub", "bus").replace("log", "book");
      assertRefused(settings.with("dsn", dsn(settings).replace(part, other)), "GRANT USAGE");
    }
  }

  @Test
  void beforeAnythingIsMadeTheRoleIsMissing() {
    try (HubSchema schema = HubSchema.setUp(HubSchema.account(TableKind.HYBRID))) {
      assertRefused(schema.settings(), "CLARESIA_HUB has not the role asked for", "hub migrate");
    }
  }

  @Test
  void aMissingTableIsNamedWithTheCommandThatMakesIt() throws SQLException {
    try (HubSchema schema = HubSchema.migrated(TableKind.HYBRID)) {
      schema.asAdministrator("DROP TABLE HUB.LOG.LOG_ENTRY");

      assertRefused(schema.settings(), "table LOG_ENTRY in HUB.LOG is not there", "hub migrate");
    }
  }

  @Test
  void aMissingPrivilegeIsNamedWithTheCommandThatGrantsIt() {
    try (HubSchema schema = HubSchema.migrated(TableKind.HYBRID)) {
      schema.asAdministrator(
          "REVOKE SELECT ON TABLE HUB.LOG.SCHEMA_HISTORY FROM ROLE CLARESIA_READING");

      assertRefused(
          schema.settings(), "in HUB.LOG is not there, or not for this role", "hub migrate");
    }
  }

  @Test
  void withoutTheSetUpMigrationsSayWhatIsMissing() {
    try (HubSchema schema = HubSchema.setUp(HubSchema.account(TableKind.HYBRID))) {
      schema.asAdministrator("REVOKE CREATE ROLE ON ACCOUNT FROM ROLE CLARESIA_OWNER");
      try (StorageAdministration administration = schema.administration()) {
        assertThatThrownBy(administration::migrate)
            .isInstanceOf(StoreUnavailable.class)
            .hasMessageContainingAll(
                "V2 roles and rows stopped at \"CREATE ROLE IF NOT EXISTS CLARESIA_READING",
                "lacks a privilege",
                "run hub migrate again");
        schema.asAdministrator("GRANT CREATE ROLE ON ACCOUNT TO ROLE CLARESIA_OWNER");

        assertThat(administration.migrate())
            .containsExactly("V2 roles and rows", "V3 views for analysts");
      }
      schema.open().close();
    }
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void anOlderAndANewerSchemaAreRefusedAndReportedByHealth(TableKind kind) throws SQLException {
    try (HubSchema schema = HubSchema.migrated(kind);
        HubStore store = schema.open()) {
      assertThat(store.health())
          .isInstanceOfSatisfying(
              StoreHealth.Ready.class,
              ready -> assertThat(ready.detail()).contains("Snowflake", kind.toString()));

      schema.tamper("UPDATE SCHEMA_HISTORY SET VERSION = 99 WHERE VERSION = 3");
      assertRefused(schema.settings(), "run a newer Hub");
      assertThat(store.health()).isInstanceOf(StoreHealth.NotReady.class);

      schema.tamper("DELETE FROM SCHEMA_HISTORY WHERE VERSION = 99");
      assertRefused(schema.settings(), "run hub migrate");
    }
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void rowsThatAreSeenOutsideATenantAreRefused(TableKind kind) {
    try (HubSchema schema = HubSchema.migrated(kind)) {
      try (HubStore store = schema.open()) {
        TestTenant.addedBy(schema.administration(), store).append(1);
      }
      schema.asAdministrator("ALTER TABLE HUB.LOG.LOG_ENTRY DROP ALL ROW ACCESS POLICIES");

      assertRefused(schema.settings(), "outside any tenant", "ADD ROW ACCESS POLICY");
    }
  }

  @Test
  void aServiceThatInheritsTheOwnersRoleIsRefused() {
    try (HubSchema schema = HubSchema.migrated(TableKind.HYBRID)) {
      schema.asAdministrator("GRANT ROLE CLARESIA_OWNER TO ROLE CLARESIA_SERVICE");

      assertRefused(schema.settings(), "inherits CLARESIA_OWNER", "REVOKE ROLE");
    }
  }

  @Test
  void aTenantThatWasNeverAddedHasAnEmptyLogAndTakesNothing() {
    HubStore store = HubSchema.sharedStore(TableKind.HYBRID);
    TenantId nobody = new TenantId("never-added");

    assertThat(store.head(nobody).size()).isZero();
    assertThatThrownBy(() -> store.latestCheckpoint(nobody))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("hub tenant add");
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void migratingAgainDoesNothing(TableKind kind) {
    try (HubSchema schema = HubSchema.setUp(HubSchema.account(kind));
        StorageAdministration administration = schema.administration()) {
      assertThat(administration.migrate())
          .satisfiesExactly(
              first -> assertThat(first).startsWith("V1 log, on " + kind),
              second -> assertThat(second).isEqualTo("V2 roles and rows"),
              third -> assertThat(third).isEqualTo("V3 views for analysts"));
      assertThat(administration.migrate()).isEmpty();
    }
  }

  @Test
  void anAccountWithoutHybridTablesIsAskedForThemOnlyWhereTheyAreInsistedUpon() {
    try (HubSchema schema = HubSchema.setUp(HubSchema.account(TableKind.STANDARD))) {
      try (StorageAdministration insisting =
          HubSchema.backend().administer(schema.settings().with("table-kind", "hybrid"))) {
        assertThatThrownBy(insisting::migrate)
            .isInstanceOf(StoreUnavailable.class)
            .hasMessageContaining("V1 log stopped at \"CREATE HYBRID TABLE");
      }
      try (StorageAdministration administration = schema.administration()) {
        assertThat(administration.migrate())
            .first()
            .asString()
            .contains("on standard tables: hybrid ones were refused");
      }
    }
  }

  @Test
  void standardTablesCanBeChosenAndNeverBecomeHybridOnes() {
    try (HubSchema schema = HubSchema.setUp(HubSchema.account(TableKind.HYBRID))) {
      try (StorageAdministration standard =
          HubSchema.backend().administer(schema.settings().with("table-kind", "standard"))) {
        assertThat(standard.migrate()).first().isEqualTo("V1 log, on standard tables");
      }
      try (StorageAdministration hybrid =
          HubSchema.backend().administer(schema.settings().with("table-kind", "hybrid"))) {
        assertThatThrownBy(hybrid::migrate)
            .isInstanceOf(InvalidSettings.class)
            .hasMessageContaining("table-kind");
      }
    }
  }

  @Test
  void addingATenantAgainKeepsItsHead() {
    HubSchema schema = HubSchema.shared(TableKind.STANDARD);
    TestTenant tenant =
        TestTenant.addedBy(schema.administration(), HubSchema.sharedStore(TableKind.STANDARD));
    tenant.append(3);
    try (StorageAdministration administration = schema.administration()) {
      administration.addTenant(new TenantPolicy(tenant.id(), LogAccess.PUBLIC));
    }
    tenant.append(2);

    assertThat(tenant.size()).isEqualTo(5);
  }
}
