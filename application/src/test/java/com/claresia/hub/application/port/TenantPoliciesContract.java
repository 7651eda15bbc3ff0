package com.claresia.hub.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What {@link TenantPolicies} has to hold, once the owner's side of the store has added tenants.
 */
public interface TenantPoliciesContract extends StoreUnderTest {
  private static TenantId name() {
    return new TenantId("t-" + UUID.randomUUID());
  }

  private void add(TenantId tenant, LogAccess access) {
    administration().addTenant(new TenantPolicy(tenant, access));
  }

  @Test
  default void aTenantThatWasAddedHasItsPolicy() {
    TenantId open = name();
    TenantId closed = name();
    add(open, LogAccess.PUBLIC);
    add(closed, LogAccess.BEARER);

    assertThat(store().tenants().of(open)).contains(new TenantPolicy(open, LogAccess.PUBLIC));
    assertThat(store().tenants().of(closed)).contains(new TenantPolicy(closed, LogAccess.BEARER));
  }

  @Test
  default void aTenantThatWasNeverAddedHasNone() {
    assertThat(store().tenants().of(name())).isEmpty();
  }

  @Test
  default void addingAgainReplacesThePolicy() {
    TenantId tenant = name();
    add(tenant, LogAccess.BEARER);
    add(tenant, LogAccess.PUBLIC);

    assertThat(store().tenants().of(tenant)).contains(new TenantPolicy(tenant, LogAccess.PUBLIC));
  }

  @Test
  default void allTenantsComeInTheOrderOfNames() {
    TenantId one = name();
    TenantId other = name();
    add(one, LogAccess.BEARER);
    add(other, LogAccess.PUBLIC);

    assertThat(store().tenants().all()).contains(one, other).isSorted().doesNotHaveDuplicates();
  }
}
