package com.claresia.hub.adapters.persistence.sharepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.AppendOutcome.OutcomeUnknown;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoreHealth;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import com.claresia.hub.emulators.graph.EmulatorSettings;
import com.claresia.hub.emulators.graph.directory.Role;
import com.claresia.hub.emulators.graph.limits.Budget;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Where something is missing, one error says what to grant or to run. */
class AnUnfitSiteIsRefused {
  private static final String UNKNOWN = "aaaaaaaa-0000-0000-0000-00000000000f";

  private static void assertThatOpening(StorageSettings settings, String... words) {
    assertThatThrownBy(() -> new SharePointStorageBackend().open(settings))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContainingAll(words)
        .message()
        .doesNotContain(LocalSite.SECRET, "Bearer", "eyJ");
  }

  @Test
  void aSiteWithoutListsNamesThemAndTheCommand() {
    try (LocalSite site = LocalSite.bare(Budget.UNLIMITED)) {
      assertThatOpening(site.settings(Map.of()), "Log, Records, Heads", "hub provision sharepoint");
    }
  }

  @Test
  void aSiteThatIsNotThereOrNotOursIsNamed() {
    try (LocalSite site = LocalSite.start()) {
      StorageSettings elsewhere =
          site.settings(Map.of("dsn", site.dsn().replace("/sites/records", "/sites/other")));
      assertThatOpening(elsewhere, "/sites/other", "Sites.Selected");
      site.emulator().revoke(LocalSite.APP, EmulatorSettings.SITE);
      assertThatOpening(site.settings(Map.of()), "Sites.Selected");
    }
  }

  @Test
  void aWrongSecretIsNotRepeated() {
    try (LocalSite site = LocalSite.start()) {
      assertThatOpening(
          site.settings(Map.of("client-secret", "wrong horse")), "check tenant, client");
    }
  }

  @Test
  void whatIsWrongWithAnApplicationIsSaid() {
    try (LocalSite site = LocalSite.start()) {
      assertThatOpening(
          site.settings(Map.of("client-secret", "wrong horse")), "AADSTS7000215", "not its secret");
      assertThatOpening(
          site.settings(Map.of("dsn", site.dsn().replace(LocalSite.APP, UNKNOWN))),
          "AADSTS700016",
          "no application of this id");
      assertThatOpening(
          site.settings(Map.of("dsn", site.dsn().replaceAll("&ca=.*", ""))), "check", "ca");
    }
  }

  @Test
  void anApplicationThatMayNotWriteSaysWhatToGrant() {
    try (LocalSite site = LocalSite.start();
        HubStore store = site.open(Map.of("keep-interval", "3600"))) {
      TestTenant tenant = TestTenant.addedTo(site, store);
      site.emulator().grant(LocalSite.APP, EmulatorSettings.SITE, Role.READ);

      assertThat(store.append(tenant.segment(1)))
          .isInstanceOfSatisfying(
              OutcomeUnknown.class,
              unknown -> assertThat(unknown.cause()).contains("Sites.Selected", "write"));
    }
  }

  @Test
  void healthSaysThatTheLastWriteWasRefusedUntilOneIsTaken() {
    try (LocalSite site = LocalSite.start();
        HubStore store = site.open(Map.of("keep-interval", "3600"))) {
      TestTenant tenant = TestTenant.addedTo(site, store);
      site.emulator().grant(LocalSite.APP, EmulatorSettings.SITE, Role.READ);
      assertThat(store.health()).isInstanceOf(StoreHealth.Ready.class);
      assertThat(store.append(tenant.segment(1))).isInstanceOf(OutcomeUnknown.class);
      long units = site.emulator().requests().units();

      assertThat(store.health())
          .isInstanceOfSatisfying(
              StoreHealth.NotReady.class,
              state -> assertThat(state.reason()).contains("grant", "write on this site"));
      assertThat(site.emulator().requests().units()).isEqualTo(units);

      site.emulator().grant(LocalSite.APP, EmulatorSettings.SITE, Role.WRITE);
      tenant.append(1);
      assertThat(store.health()).isInstanceOf(StoreHealth.Ready.class);
    }
  }

  @Test
  void aRefusedWriteIsForgottenAfterAMinuteSoThatAnotherIsTried() {
    AtomicLong now = new AtomicLong();
    WriteWatch writes = new WriteWatch(now::get);
    writes.answered("PUT", "/v1.0/drives/d/items/i/content", 403);
    writes.answered("GET", "/v1.0/sites/s", 200);
    writes.answered("POST", "/v1.0/$batch", 200);
    assertThat(writes.refusal()).isPresent();

    now.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(writes.refusal()).isEmpty();
  }

  @Test
  void theServiceCannotProvisionAndIsToldWhoCan() {
    try (LocalSite site = LocalSite.bare(Budget.UNLIMITED);
        StorageAdministration administration =
            new SharePointStorageBackend()
                .administer(site.settings(Map.of("owner-client", LocalSite.APP)))) {
      assertThatThrownBy(administration::migrate)
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContainingAll("owner-client", "Sites.FullControl.All");
    }
  }

  @Test
  void provisioningAgainDoesNothing() {
    try (LocalSite site = LocalSite.bare(Budget.UNLIMITED);
        StorageAdministration administration = site.administration()) {
      assertThat(administration.migrate())
          .contains("list Log", "list Records", "list Heads", "column Seq of Records");
      assertThat(administration.migrate()).isEmpty();
    }
  }

  @Test
  void aTenantThatWasNeverAddedIsNamed() {
    try (LocalSite site = LocalSite.start();
        HubStore store = site.open()) {
      TestTenant tenant = TestTenant.addedTo(site, store);
      SampleRecords stranger = SampleRecords.of(new TenantId("nobody"), 1L);

      assertThat(store.append(stranger.segment(tenant.store().head(tenant.id()), 1)))
          .isInstanceOfSatisfying(
              OutcomeUnknown.class,
              unknown -> assertThat(unknown.cause()).contains("hub tenant add nobody"));
    }
  }

  @Test
  void aTenantWhoseNameSharePointKeepsForItselfIsRefused() {
    try (LocalSite site = LocalSite.start();
        StorageAdministration administration = site.administration()) {
      TenantPolicy forms = new TenantPolicy(new TenantId("forms"), LogAccess.BEARER);

      assertThatThrownBy(() -> administration.addTenant(forms))
          .isInstanceOf(InvalidSettings.class)
          .hasMessageContainingAll("tenant", "choose another");
      assertThatThrownBy(() -> administration.allowReading(forms.tenant(), "somebody"))
          .isInstanceOf(InvalidSettings.class)
          .hasMessageContaining("share the folder forms");
    }
  }

  @Test
  void healthSaysWhatServes() {
    try (LocalSite site = LocalSite.start();
        HubStore store = site.open()) {
      assertThat(store.health())
          .isEqualTo(
              new StoreHealth.Ready(
                  "SharePoint site https://contoso.sharepoint.com/sites/records"));
    }
  }

  @Test
  void aVerifierWritesNothing() {
    try (LocalSite site = LocalSite.start();
        HubStore store = site.open();
        HubStore verifier = site.open(Map.of("access", "verify"))) {
      TestTenant tenant = TestTenant.addedTo(site, store);
      tenant.append(3);
      site.emulator().requests().clear();

      assertThat(tenant.through(verifier).places()).hasSize(3);
      assertThat(verifier.append(tenant.segment(1)))
          .isInstanceOfSatisfying(
              OutcomeUnknown.class, unknown -> assertThat(unknown.cause()).contains("verify"));
    }
  }
}
