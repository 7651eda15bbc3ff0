package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Remembers what the relay told, for a function's report: it has no Hub at its side that could
 * raise an event. Thread-safe.
 */
final class ToldFindings implements RelayEvents {
  private final OptionalInt schemaVersion;
  private final Map<TenantId, Map<String, String>> told = new HashMap<>();

  /**
   * Nothing was told yet.
   *
   * @param schemaVersion what the store has; empty where it has none
   */
  ToldFindings(OptionalInt schemaVersion) {
    this.schemaVersion = schemaVersion;
  }

  private synchronized void tell(TenantId tenant, String kind, String text) {
    told.computeIfAbsent(tenant, t -> new TreeMap<>()).put(kind, text);
  }

  private synchronized void forget(TenantId tenant, String kind) {
    told.getOrDefault(tenant, new HashMap<>()).remove(kind);
  }

  /** What was told of a tenant and holds still, one sentence each. */
  synchronized List<String> of(TenantId tenant) {
    return List.copyOf(told.getOrDefault(tenant, Map.of()).values());
  }

  @Override
  public void cosigned(TenantId tenant, StoredCheckpoint checkpoint) {
    forget(tenant, "forked");
  }

  @Override
  public void behind(TenantId tenant, long acknowledgedSize, long storedSize) {
    tell(
        tenant,
        "behind",
        "the control plane says that it has "
            + acknowledgedSize
            + " records, the store has "
            + storedSize
            + ": it was put back, or that is not true; hub recover --dry-run says which");
  }

  @Override
  public void level(TenantId tenant, long storedSize) {
    forget(tenant, "behind");
  }

  @Override
  public void forked(TenantId tenant, String detail) {
    tell(tenant, "forked", "two Hubs go on from one log, or it was altered: " + detail);
  }

  @Override
  public void incomplete(TenantId tenant, Incompleteness gap) {
    tell(
        tenant,
        "incomplete",
        "%s are missing: %d records have %d outputs of invocations, %d telemetry events, %d envelopes"
            .formatted(
                gap.missing().words(),
                gap.size(),
                gap.invocationOutputs(),
                gap.telemetryEvents(),
                gap.envelopes()));
  }

  @Override
  public void complete(TenantId tenant) {
    forget(tenant, "incomplete");
  }

  @Override
  public void schemaWanted(TenantId tenant, int version) {
    if (schemaVersion.isPresent() && schemaVersion.getAsInt() < version) {
      tell(tenant, "schema", "the control plane asks for version " + version + " of the schema");
    } else {
      forget(tenant, "schema");
    }
  }
}
