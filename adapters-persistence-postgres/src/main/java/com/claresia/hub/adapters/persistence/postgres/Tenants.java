package com.claresia.hub.adapters.persistence.postgres;

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

  private static final String POLICY =
      Reading.forTenant("n.log_public FROM hub.tenant n WHERE n.tenant_id = t.tenant_id");

  // The service may list tenants; a DBA sees those that are theirs.
  private static final String MAY_LIST =
      "SELECT has_function_privilege('hub.tenants()', 'EXECUTE')";

  private static final String LISTED = "SELECT tenant_id FROM hub.tenants()";

  private static final String READABLE = "SELECT tenant_id FROM hub.tenant ORDER BY tenant_id";

  private final Database database;
  private final LongSupplier nanoTime;
  private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

  Tenants(Database database, LongSupplier nanoTime) {
    this.database = database;
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
    return database
        .row(POLICY, tenant.value())
        .map(row -> row.column(1).get(Boolean.class) ? LogAccess.PUBLIC : LogAccess.BEARER)
        .map(log -> new TenantPolicy(tenant, log));
  }

  @Override
  public List<TenantId> all() {
    boolean listed =
        database.row(MAY_LIST).map(row -> row.column(1).get(Boolean.class)).orElse(false);
    String question = listed ? LISTED : READABLE;
    return database.rows(question).stream()
        .map(row -> new TenantId(row.column(1).get(String.class)))
        .toList();
  }
}
