package com.claresia.hub.application.memory;

import com.claresia.hub.application.port.StorageAdministration;
import com.claresia.hub.application.port.TenantPolicies;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The tenants of an {@link InMemoryHubStore}. Thread-safe. */
public final class InMemoryTenants implements TenantPolicies, StorageAdministration {
  private final Map<TenantId, TenantPolicy> policies = new ConcurrentSkipListMap<>();

  InMemoryTenants() {}

  @Override
  public Optional<TenantPolicy> of(TenantId tenant) {
    return Optional.ofNullable(policies.get(tenant));
  }

  @Override
  public List<TenantId> all() {
    return List.copyOf(policies.keySet());
  }

  @Override
  public List<String> migrate() {
    return List.of();
  }

  @Override
  public void addTenant(TenantPolicy policy) {
    policies.put(policy.tenant(), policy);
  }

  /** Nobody logs in to memory, so there is nothing to allow. */
  @Override
  public void allowReading(TenantId tenant, String user) {}

  @Override
  public void close() {}
}
