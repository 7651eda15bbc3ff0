package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The logs that this process has to do with. */
final class Logs {
  private final Segments segments;
  private final Tenants tenants;
  private final Path directory;
  private final Duration refresh;
  private final TenantLog.HeadHint hint;
  private final Map<TenantId, TenantLog> open = new ConcurrentHashMap<>();

  Logs(
      Segments segments,
      Tenants tenants,
      Path directory,
      Duration refresh,
      TenantLog.HeadHint hint) {
    this.segments = segments;
    this.tenants = tenants;
    this.directory = directory;
    this.refresh = refresh;
    this.hint = hint;
  }

  /** A tenant's log; empty where the tenant was never added. */
  Optional<TenantLog> find(TenantId tenant) {
    TenantLog known = open.get(tenant);
    if (known != null) {
      return Optional.of(known);
    }
    return tenants
        .of(tenant)
        .map(policy ->
            open.computeIfAbsent(
                tenant, t -> new TenantLog(t, segments, directory, refresh, hint)));
  }

  /**
   * A tenant's log.
   *
   * @throws StoreUnavailable if the tenant was never added
   */
  TenantLog of(TenantId tenant) {
    return find(tenant)
        .orElseThrow(() ->
            new StoreUnavailable(
                "tenant %s was never added: run hub tenant add %s".formatted(tenant, tenant)));
  }

  /** All that are open. */
  Collection<TenantLog> all() {
    return open.values();
  }
}
