package com.claresia.hub.bootstrap;

import com.claresia.hub.adapters.web.WebSettings;
import com.claresia.hub.adapters.web.WebSettings.KeySource;
import com.claresia.hub.adapters.web.WebSettings.Tokens;
import com.claresia.hub.bootstrap.own.OwnStore;
import com.claresia.hub.bootstrap.own.OwnStores;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A Hub without set-up, for a developer's own machine: an embedded PostgreSQL, two tenants, and
 * tokens by an issuer in memory. It listens on loopback only.
 */
public final class Development {
  /** Has a public log. */
  public static final TenantId DAINESE = new TenantId("dainese");

  /** Has a private log. */
  public static final TenantId AURORA = new TenantId("aurora");

  private static final List<TenantPolicy> TENANTS =
      List.of(
          new TenantPolicy(DAINESE, LogAccess.PUBLIC), new TenantPolicy(AURORA, LogAccess.BEARER));
  private static final Duration VALIDITY = Duration.ofHours(12);

  private final LocalIssuer issuer;

  private Development(LocalIssuer issuer) {
    this.issuer = issuer;
  }

  /** One with an issuer of its own. */
  public static Development create() {
    return new Development(LocalIssuer.create(Clock.systemUTC()));
  }

  /** Its tenants. */
  public static List<TenantId> tenants() {
    return TENANTS.stream().map(TenantPolicy::tenant).toList();
  }

  /** Serves on an embedded PostgreSQL in the data directory, whatever store is set. */
  public RunningHub start(HubSettings settings) {
    HubSettings own =
        settings
            .with(SettingsCatalogue.POSTGRES_EMBEDDED, "true")
            .with(SettingsCatalogue.SERVER_HOST, "127.0.0.1");
    return RunningHub.start(own, web(own), () -> OpenStorage.of(own), Development::prepare);
  }

  /**
   * Serves on a store of its own, of the kind that {@code hub.storage.backend} names, whose data is
   * deleted at the end.
   */
  public RunningHub startThrowAway(HubSettings settings) {
    String backend = settings.require(SettingsCatalogue.STORAGE_BACKEND);
    return startOn(settings, () -> OwnStores.throwAway(backend));
  }

  /** Serves on a store of its own, which ends with the Hub. */
  public RunningHub startOn(HubSettings settings, Supplier<? extends OwnStore> store) {
    return RunningHub.start(
        settings, web(settings), () -> OpenStorage.own(store.get()), Development::prepare);
  }

  /** What the web side is told: to believe this issuer, and no other. */
  public WebSettings web(HubSettings settings) {
    return ServingSettings.web(
        settings,
        Tokens.of(
            LocalIssuer.ISSUER,
            Set.of(LocalIssuer.AUDIENCE),
            new KeySource.Text(issuer.publicKeys())));
  }

  private static void prepare(RunningHub.Prepared prepared) {
    for (TenantPolicy policy : TENANTS) {
      prepared.storage().ensureTenant(policy);
      var _ = prepared.keys().create(policy.tenant());
    }
  }

  /** A token with both scopes. */
  public String token(TenantId tenant) {
    return issuer.token(tenant, "developer", Set.of("records:write", "records:read"), VALIDITY);
  }
}
