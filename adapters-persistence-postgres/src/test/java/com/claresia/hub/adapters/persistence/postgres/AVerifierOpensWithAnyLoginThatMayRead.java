package com.claresia.hub.adapters.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.AppendOutcome.OutcomeUnknown;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code access=verify}: the service, the owner, a superuser, a DBA; read-only, all of them. */
class AVerifierOpensWithAnyLoginThatMayRead {
  private final HubDatabase database = HubDatabase.shared();
  private final TestTenant tenant =
      TestTenant.addedBy(database.administration(), HubDatabase.sharedStore());
  private final StorageSettings verify = database.settings().with("access", "verify");

  private String newLogin() throws SQLException {
    String login = "login_" + UUID.randomUUID().toString().replace('-', '_');
    database.asSuperuser("CREATE ROLE " + login + " LOGIN PASSWORD '" + HubDatabase.PASSWORD + "'");
    return login;
  }

  private static List<Long> places(HubStore store, TenantId tenant) {
    List<Long> places = new ArrayList<>();
    store.scan(tenant, new SeqRange(0, 1_000), leaf -> places.add(leaf.seq()));
    return places;
  }

  private void assertReadsAndNeverWrites(StorageSettings settings) {
    try (HubStore store = new PostgresStorageBackend().open(settings)) {
      assertThat(places(store, tenant.id())).containsExactly(0L, 1L, 2L);
      assertThat(store.head(tenant.id()).size()).isEqualTo(3);
      assertThat(store.tenants().all()).contains(tenant.id());
      assertThat(store.append(tenant.segment(1))).isInstanceOf(OutcomeUnknown.class);
      assertThat(tenant.size()).isEqualTo(3);
    }
  }

  @Test
  void serviceOwnerAndSuperuserMay() {
    tenant.append(3);

    assertReadsAndNeverWrites(verify);
    assertReadsAndNeverWrites(verify.with("user", HubDatabase.OWNER));
    assertReadsAndNeverWrites(
        verify
            .with("user", EmbeddedPostgresServer.SUPERUSER)
            .with("password", EmbeddedPostgresServer.shared().password()));
  }

  @Test
  void aDbaMayWhereTheTenantIsTheirs() throws SQLException {
    tenant.append(3);
    String login = newLogin();
    try (StorageAdministration administration = database.administration()) {
      administration.allowReading(tenant.id(), login);
      administration.allowReading(tenant.id(), login);
    }

    assertReadsAndNeverWrites(verify.with("user", login));
    try (HubStore store = new PostgresStorageBackend().open(verify.with("user", login))) {
      TestTenant other = TestTenant.addedBy(database.administration(), HubDatabase.sharedStore());
      other.append(1);
      assertThat(places(store, other.id())).isEmpty();
      assertThat(store.tenants().all()).containsExactly(tenant.id());
    }
  }

  @Test
  void aLoginThatMayReadNothingIsTurnedAway() throws SQLException {
    StorageSettings stranger = verify.with("user", newLogin());

    assertThatThrownBy(() -> new PostgresStorageBackend().open(stranger).close())
        .isInstanceOf(StoreUnavailable.class);
  }

  @Test
  void onlyPlainExistingLoginsWithoutFurtherRightsAreAdmitted() {
    try (StorageAdministration administration = database.administration()) {
      assertThatThrownBy(() -> administration.allowReading(tenant.id(), "a\"b"))
          .isInstanceOf(InvalidSettings.class)
          .hasMessageContaining("plain name");
      assertThatThrownBy(() -> administration.allowReading(tenant.id(), "nobody_here"))
          .isInstanceOf(InvalidSettings.class)
          .hasMessageContaining("CREATE ROLE \"nobody_here\" LOGIN");
      for (String mighty :
          List.of(EmbeddedPostgresServer.SUPERUSER, HubDatabase.SERVICE, HubDatabase.OWNER)) {
        assertThatThrownBy(() -> administration.allowReading(tenant.id(), mighty))
            .isInstanceOf(InvalidSettings.class)
            .hasMessageContaining("may do more than read");
      }
    }
  }

  @Test
  void aTenantThatWasNeverAddedCannotBeMapped() throws SQLException {
    String login = newLogin();
    try (StorageAdministration administration = database.administration()) {
      assertThatThrownBy(() -> administration.allowReading(new TenantId("never-added"), login))
          .isInstanceOf(InvalidSettings.class)
          .hasMessageContaining("hub tenant add never-added");
    }
  }
}
