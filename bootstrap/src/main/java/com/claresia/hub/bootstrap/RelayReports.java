package com.claresia.hub.bootstrap;

import com.claresia.hub.adapters.telemetry.Incompleteness;
import com.claresia.hub.adapters.telemetry.RelayEvents;
import com.claresia.hub.application.append.AppendRecords;
import com.claresia.hub.application.checkpoint.IssueCheckpoint;
import com.claresia.hub.application.governance.HubEvent;
import com.claresia.hub.application.governance.HubEvent.Severity;
import com.claresia.hub.application.governance.RaiseEvent;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What follows from what the relay tells: governance events, each once for as long as it holds, and
 * the halt of a tenant whose store was put back to an earlier state.
 */
final class RelayReports implements RelayEvents {
  private static final Logger LOG = System.getLogger(RelayReports.class.getName());

  private final AppendRecords append;
  private final RaiseEvent events;
  private final IssueCheckpoint checkpoints;
  private final OptionalInt schemaVersion;
  private final Map<TenantId, Set<String>> raised = new ConcurrentHashMap<>();
  private final CosignedSizes cosigned = new CosignedSizes();

  RelayReports(
      AppendRecords append,
      RaiseEvent events,
      IssueCheckpoint checkpoints,
      OptionalInt schemaVersion) {
    this.append = append;
    this.events = events;
    this.checkpoints = checkpoints;
    this.schemaVersion = schemaVersion;
  }

  @Override
  public void cosigned(TenantId tenant, StoredCheckpoint checkpoint) {
    checkpoints.cosigned(tenant, checkpoint);
    cosigned.reached(tenant, checkpoint.size());
  }

  /** How far the logs are cosigned, as this process has seen it. */
  CosignedSizes cosigned() {
    return cosigned;
  }

  @Override
  public void behind(TenantId tenant, long acknowledgedSize, long storedSize) {
    if (!append.halted().containsKey(tenant)) {
      LOG.log(
          Level.ERROR,
          "the control plane holds {0} records of {1}, the store {2}: was it restored? Nothing is"
              + " written for it until ./hub recover --tenant {1}",
          Long.toString(acknowledgedSize),
          tenant,
          Long.toString(storedSize));
    }
    append.halt(
        tenant,
        "the store has %d records and the control plane %d: it was put back to an earlier state and has to be recovered"
            .formatted(storedSize, acknowledgedSize));
  }

  @Override
  public void level(TenantId tenant) {
    append.resume(tenant);
  }

  // One word of the vendor's must not stop a Hub from writing: the event and the probe say it.
  @Override
  public void forked(TenantId tenant, String detail) {
    LOG.log(Level.ERROR, "the log of {0} is forked: {1}", tenant, detail);
    raise(tenant, HubEvent.of("data.log_forked", Severity.CRITICAL).with("told", detail));
  }

  @Override
  public void incomplete(TenantId tenant, Incompleteness gap) {
    raise(
        tenant,
        HubEvent.of("data.telemetry_gap", Severity.WARNING)
            .with("from_seq", gap.fromSeq())
            .with("to_seq", gap.toSeq())
            .with("outputs", gap.invocationOutputs())
            .with("telemetry_events", gap.telemetryEvents())
            .with("envelopes", gap.envelopes()));
  }

  @Override
  public void schemaWanted(TenantId tenant, int version) {
    if (schemaVersion.isPresent() && schemaVersion.getAsInt() < version) {
      raise(
          tenant,
          HubEvent.of("admin.schema_outdated", Severity.NOTICE)
              .with("has", schemaVersion.getAsInt())
              .with("wanted", version));
    }
  }

  private void raise(TenantId tenant, HubEvent event) {
    if (raised.computeIfAbsent(tenant, t -> ConcurrentHashMap.newKeySet()).add(event.kind())) {
      var _ = events.submit(tenant, event);
    }
  }

  /** The kinds of events that were raised for some tenant since the start. */
  Set<String> raisedKinds() {
    Set<String> kinds = new TreeSet<>();
    raised.values().forEach(kinds::addAll);
    return kinds;
  }
}
