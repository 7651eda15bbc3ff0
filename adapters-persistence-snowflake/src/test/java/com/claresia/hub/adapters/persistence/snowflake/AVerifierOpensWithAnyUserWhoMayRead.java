package com.claresia.hub.adapters.persistence.snowflake;

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
import com.claresia.hub.emulators.snowflake.KeyPairFile;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code access=verify}: the service, the owner, a reader; nothing is written by any of them. */
class AVerifierOpensWithAnyUserWhoMayRead {
  private static final KeyPairFile READERS = HubSchema.newKeys();

  private static String newReader(HubSchema schema) {
    String user = "READER_" + UUID.randomUUID().toString().replace('-', '_');
    schema.asAdministrator(
        "CREATE USER " + user + " RSA_PUBLIC_KEY = '" + READERS.publicHalf() + "'",
        "GRANT USAGE ON WAREHOUSE HUB_WH TO ROLE PUBLIC");
    return user;
  }

  /** As the verifier's command does it: the DSN alone, and why. */
  private static StorageSettings verifying(String dsn) {
    return HubSchema.backend().settingsOf(dsn).with("access", "verify").with("pool-size", "3");
  }

  private static List<Long> places(HubStore store, TenantId tenant) {
    List<Long> places = new ArrayList<>();
    store.scan(tenant, new SeqRange(0, 1_000), leaf -> places.add(leaf.seq()));
    return places;
  }

  private static void assertReadsAndNeverWrites(StorageSettings settings, TestTenant tenant) {
    try (HubStore store = HubSchema.backend().open(settings)) {
      assertThat(places(store, tenant.id())).containsExactly(0L, 1L, 2L);
      assertThat(store.extent(tenant.id())).isEqualTo(3);
      assertThat(store.tenants().all()).contains(tenant.id());
      assertThat(store.append(tenant.segment(1))).isInstanceOf(OutcomeUnknown.class);
      assertThatThrownBy(
              () -> store.dropContent(tenant.id(), List.of(tenant.samples().next().id())))
          .isInstanceOf(StoreUnavailable.class);
      assertThat(tenant.size()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void theServiceMay(TableKind kind) {
    HubSchema schema = HubSchema.shared(kind);
    TestTenant tenant = TestTenant.addedBy(schema.administration(), HubSchema.sharedStore(kind));
    tenant.append(3);

    assertReadsAndNeverWrites(
        verifying(schema.dsn(HubSchema.SERVICE, HubSchema.servicesKeys())), tenant);
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void aReaderMayWhereTheTenantIsTheirs(TableKind kind) {
    HubSchema schema = HubSchema.shared(kind);
    TestTenant tenant = TestTenant.addedBy(schema.administration(), HubSchema.sharedStore(kind));
    TestTenant other = TestTenant.addedBy(schema.administration(), HubSchema.sharedStore(kind));
    tenant.append(3);
    other.append(1);
    String user = newReader(schema);
    try (StorageAdministration administration = schema.administration()) {
      administration.allowReading(tenant.id(), user);
      administration.allowReading(tenant.id(), user);
    }

    StorageSettings settings = verifying(schema.dsn(user, READERS));
    assertReadsAndNeverWrites(settings, tenant);
    try (HubStore store = HubSchema.backend().open(settings)) {
      assertThat(places(store, other.id())).isEmpty();
      assertThat(store.tenants().all()).containsExactly(tenant.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void aUserWhoMayReadNothingIsTurnedAway(TableKind kind) {
    HubSchema schema = HubSchema.shared(kind);
    StorageSettings stranger = verifying(schema.dsn(newReader(schema), READERS));

    assertThatThrownBy(() -> HubSchema.backend().open(stranger).close())
        .isInstanceOf(StoreUnavailable.class);
  }

  @ParameterizedTest
  @EnumSource(TableKind.class)
  void onlyOtherExistingUsersAreAdmittedToTenantsThatAreThere(TableKind kind) {
    HubSchema schema = HubSchema.shared(kind);
    TestTenant tenant = TestTenant.addedBy(schema.administration(), HubSchema.sharedStore(kind));
    String user = newReader(schema);
    try (StorageAdministration administration = schema.administration()) {
      assertThatThrownBy(() -> administration.allowReading(tenant.id(), "a\"b"))
          .isInstanceOf(InvalidSettings.class)
          .hasMessageContaining("plain name");
      assertThatThrownBy(() -> administration.allowReading(tenant.id(), "nobody_here"))
          .isInstanceOf(InvalidSettings.class)
          .hasMessageContaining("CREATE USER NOBODY_HERE");
      for (String mighty : List.of(HubSchema.SERVICE, HubSchema.OWNER)) {
        assertThatThrownBy(() -> administration.allowReading(tenant.id(), mighty))
            .isInstanceOf(InvalidSettings.class)
            .hasMessageContaining("may do more than read");
      }
      assertThatThrownBy(() -> administration.allowReading(new TenantId("never-added"), user))
          .isInstanceOf(InvalidSettings.class)
          .hasMessageContaining("hub tenant add never-added");
    }
  }
}
