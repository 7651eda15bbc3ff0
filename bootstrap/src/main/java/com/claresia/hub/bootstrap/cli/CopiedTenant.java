package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.util.Optional;

/** The tenant whose log is copied has to be in both stores, under the same policy. */
final class CopiedTenant {
  private CopiedTenant() {}

  /**
   * Adds the tenant to the target where that is possible and needed.
   *
   * @param adding whether it may, or is only to say that it would not stand in the way
   * @return why there is nothing to copy from or to, for a person; empty where there is
   */
  static Optional<String> obstacle(TenantId tenant, CopyEnd from, CopyEnd to, Adding adding) {
    Optional<TenantPolicy> there = from.store().tenants().of(tenant);
    if (there.isEmpty()) {
      return Optional.of(
          "--tenant: the source has no tenant " + tenant + " that this login may read");
    }
    Optional<TenantPolicy> here = to.store().tenants().of(tenant);
    return here.isEmpty()
        ? add(there.get(), to, adding)
        : Optional.of(there.get()).filter(p -> !p.equals(here.get())).map(CopiedTenant::other);
  }

  /** What becomes of a tenant that is not in the target. */
  enum Adding {
    /** It is added. */
    NOW,
    /** Nothing is written. */
    LATER
  }

  private static Optional<String> add(TenantPolicy policy, CopyEnd to, Adding adding) {
    if (!to.knowsOwner()) {
      return Optional.of(
          "--tenant: the target has no tenant "
              + policy.tenant()
              + "; add it there ("
              + command(policy)
              + "), or name the owner's login in --to-config");
    }
    if (adding == Adding.NOW) {
      to.add(policy);
    }
    return Optional.empty();
  }

  private static String other(TenantPolicy policy) {
    boolean open = policy.logAccess() == LogAccess.PUBLIC;
    return "--tenant: the log of "
        + policy.tenant()
        + (open ? " is public in the source only" : " is public in the target only")
        + "; make them the same: "
        + command(policy);
  }

  private static String command(TenantPolicy policy) {
    boolean open = policy.logAccess() == LogAccess.PUBLIC;
    return "./hub tenant add " + policy.tenant() + (open ? " --log-public" : "") + " --config …";
  }
}
