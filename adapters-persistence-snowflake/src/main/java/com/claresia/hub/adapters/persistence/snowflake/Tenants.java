package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.TenantPolicies;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Tenants and their policies; a policy that was found is remembered for a few seconds. */
final class Tenants implements TenantPolicies {
  private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

  private final Sessions sessions;
  private final LongSupplier nanoTime;
  private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

  Tenants(Sessions sessions, LongSupplier nanoTime) {
    this.sessions = sessions;
    this.nanoTime = nanoTime;
  }

  private record Known(TenantPolicy policy, long since) {}

  @Override
  public Optional<TenantPolicy> of(TenantId tenant) {
    Known recent = known.get(tenant);
    if (recent != null && nanoTime.getAsLong() - recent.since() < KEPT_NANOS) {
      return Optional.of(recent.policy());
    }
    Optional<TenantPolicy> policy = ask(tenant);
    policy.ifPresentOrElse(
        p -> known.put(tenant, new Known(p, nanoTime.getAsLong())), () -> known.remove(tenant));
    return policy;
  }

  private Optional<TenantPolicy> ask(TenantId tenant) {
    return sessions
        .ask(session -> session.row(Sql.TENANT.text(), row -> row.getBoolean(1), tenant.value()))
        .map(open -> open ? LogAccess.PUBLIC : LogAccess.BEARER)
        .map(log -> new TenantPolicy(tenant, log));
  }

  @Override
  public List<TenantId> all() {
    return sessions.ask(
        session -> session.rows(Sql.TENANTS.text(), row -> new TenantId(Reading.text(row, 1))));
  }
}
