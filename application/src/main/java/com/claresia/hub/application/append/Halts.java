package com.claresia.hub.application.append;

import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tenants for whom nothing may be written, and why. Thread-safe. */
final class Halts {
  private static final Logger LOG = System.getLogger(Halts.class.getName());

  private final Map<TenantId, String> reasons = new ConcurrentHashMap<>();

  void halt(TenantId tenant, String reason) {
    if (!reason.equals(reasons.put(tenant, reason))) {
      LOG.log(Level.ERROR, "nothing is written for {0} any more: {1}", tenant, reason);
    }
  }

  void resume(TenantId tenant) {
    if (reasons.remove(tenant) != null) {
      LOG.log(Level.INFO, "records are written for {0} again", tenant);
    }
  }

  /** What writers are answered; empty where they may write. */
  Optional<AppendResult> refusal(TenantId tenant) {
    return Optional.ofNullable(reasons.get(tenant)).map(AppendResult.Halted::new);
  }

  Map<TenantId, String> reasons() {
    return Map.copyOf(reasons);
  }
}
