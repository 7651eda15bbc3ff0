package com.claresia.hub.application.port;

import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.util.List;
import java.util.Optional;

/** What holds for each tenant. */
public interface TenantPolicies {
  /** The policy of that tenant; empty where it was never added. May be up to 10 s old. */
  Optional<TenantPolicy> of(TenantId tenant);

  /** Every tenant that was added, in the order of names. */
  List<TenantId> all();
}
