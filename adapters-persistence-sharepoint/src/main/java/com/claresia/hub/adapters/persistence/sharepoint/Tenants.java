package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.TenantPolicies;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Tenants and their policies, in one file of the library; remembered for a few seconds. */
final class Tenants implements TenantPolicies {
  static final String PATH = "tenants.json";

  private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

  private final KeptFile file;
  private final LongSupplier nanoTime;
  private Map<TenantId, TenantPolicy> known = Map.of();
  private long since;

  Tenants(Library library, LongSupplier nanoTime) {
    this.file = new KeptFile(library, PATH);
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong() - KEPT_NANOS;
  }

  @Override
  public synchronized Optional<TenantPolicy> of(TenantId tenant) {
    boolean isRecent = nanoTime.getAsLong() - since < KEPT_NANOS;
    if (!isRecent || !known.containsKey(tenant)) {
      read();
    }
    return Optional.ofNullable(known.get(tenant));
  }

  @Override
  public synchronized List<TenantId> all() {
    read();
    return List.copyOf(known.keySet());
  }

  private void read() {
    known = parse(file.read(Urgency.READ).orElse(new byte[0]));
    since = nanoTime.getAsLong();
  }

  /** Adds a tenant, or replaces its policy. */
  void put(TenantPolicy policy) {
    file.change(bytes -> with(parse(bytes), policy), Urgency.READ);
  }

  private static byte[] with(Map<TenantId, TenantPolicy> all, TenantPolicy policy) {
    Map<TenantId, TenantPolicy> more = new TreeMap<>(all);
    more.put(policy.tenant(), policy);
    JsonObject json = new JsonObject();
    more.forEach((tenant, p) -> {
      JsonObject one = new JsonObject();
      one.addProperty("log_public", p.logAccess() == LogAccess.PUBLIC);
      json.add(tenant.value(), one);
    });
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<TenantId, TenantPolicy> parse(byte[] bytes) {
    Map<TenantId, TenantPolicy> all = new TreeMap<>();
    JsonLine.read(new String(bytes, StandardCharsets.UTF_8))
        .ifPresent(json ->
            json.asMap()
                .forEach((name, policy) -> {
                  if (TenantId.isValid(name) && policy.isJsonObject()) {
                    TenantId tenant = new TenantId(name);
                    all.put(tenant, new TenantPolicy(tenant, access(policy.getAsJsonObject())));
                  }
                }));
    return all;
  }

  private static LogAccess access(JsonObject policy) {
    return policy.has("log_public") && policy.get("log_public").getAsBoolean()
        ? LogAccess.PUBLIC
        : LogAccess.BEARER;
  }
}
