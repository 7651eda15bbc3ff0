package com.claresia.hub.bootstrap;

import com.claresia.hub.adapters.telemetry.Incompleteness;
import com.claresia.hub.adapters.telemetry.RelayEvents;
import com.claresia.hub.application.append.AppendRecords;
import com.claresia.hub.application.checkpoint.IssueCheckpoint;
import com.claresia.hub.application.governance.HubEvent;
import com.claresia.hub.application.governance.HubEvent.Severity;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What follows from what the relay tells: findings for as long as they hold, and the halt of a
 * tenant whose store has provably lost records.
 */
final class RelayReports implements RelayEvents {
  private static final String FORKED = "data.log_forked";
  private static final String GAP = "data.telemetry_gap";
  private static final String AHEAD = "data.control_plane_ahead";
  private static final String OUTDATED = "admin.schema_outdated";
  private static final Logger LOG = System.getLogger(RelayReports.class.getName());

  private final AppendRecords append;
  private final IssueCheckpoint checkpoints;
  private final LossProof proof;
  private final OptionalInt schemaVersion;
  private final Clock clock;
  private final Findings findings;
  private final Map<TenantId, Long> signedSizes = new ConcurrentHashMap<>();
  private final CosignedSizes cosigned = new CosignedSizes();

  RelayReports(
      AppendRecords append,
      Findings findings,
      IssueCheckpoint checkpoints,
      LossProof proof,
      OptionalInt schemaVersion,
      Clock clock) {
    this.append = append;
    this.findings = findings;
    this.checkpoints = checkpoints;
    this.proof = proof;
    this.schemaVersion = schemaVersion;
    this.clock = clock;
  }

  @Override
  public void cosigned(TenantId tenant, StoredCheckpoint checkpoint) {
    checkpoints.cosigned(tenant, checkpoint);
    cosigned.reached(tenant, checkpoint.size());
    findings.gone(tenant, FORKED);
  }

  /** How far the logs are cosigned, as this process has seen it. */
  CosignedSizes cosigned() {
    return cosigned;
  }

  /** Halts the tenant if its store has provably lost records; whether it has. */
  boolean haltIfLost(TenantId tenant) {
    Optional<LossProof.Loss> loss = proof.of(tenant);
    loss.ifPresent(proven -> halt(tenant, proven));
    return loss.isPresent();
  }

  private void halt(TenantId tenant, LossProof.Loss loss) {
    if (!append.halted().containsKey(tenant)) {
      LOG.log(
          Level.ERROR,
          "the log of {1} was signed with {0} records, the store has {2}: was it restored? Nothing"
              + " is written for it until ./hub recover --tenant {1}",
          Long.toString(loss.signedSize()),
          tenant,
          Long.toString(loss.storedSize()));
    }
    signedSizes.merge(tenant, loss.signedSize(), Math::max);
    findings.gone(tenant, AHEAD);
    append.halt(
        tenant,
        "the store has %d records and the log was signed with %d: it was put back to an earlier state and has to be recovered"
            .formatted(loss.storedSize(), loss.signedSize()));
  }

  @Override
  public void behind(TenantId tenant, long acknowledgedSize, long storedSize) {
    if (!haltIfLost(tenant)) {
      if (!findings.holds(tenant, AHEAD)) {
        LOG.log(
            Level.ERROR,
            "the control plane claims {0} records of {1}, the store has {2}, and no signature of"
                + " the log proves that it had more: nothing is sent meanwhile",
            Long.toString(acknowledgedSize),
            tenant,
            Long.toString(storedSize));
      }
      // What is claimed may be another number each time, and is no reason for another event.
      findings.hold(tenant, HubEvent.of(AHEAD, Severity.CRITICAL), today());
    }
  }

  // One a day at the most, so that what comes again is seen again.
  private String today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
  }

  @Override
  public void level(TenantId tenant, long storedSize) {
    findings.gone(tenant, AHEAD);
    if (storedSize >= signedSizes.getOrDefault(tenant, 0L)) {
      signedSizes.remove(tenant);
      append.resume(tenant);
    }
  }

  // One word of the vendor's must not stop a Hub from writing: the event and the probe say it.
  @Override
  public void forked(TenantId tenant, String detail) {
    LOG.log(Level.ERROR, "the log of {0} is forked: {1}", tenant, detail);
    findings.hold(tenant, HubEvent.of(FORKED, Severity.CRITICAL).with("told", detail), detail);
  }

  @Override
  public void incomplete(TenantId tenant, Incompleteness gap) {
    String missing = gap.missing().words();
    if (!findings.holds(tenant, GAP)) {
      LOG.log(Level.WARNING, "{0} are missing in the telemetry of {1}: {2}", missing, tenant, gap);
    }
    // In powers of two, so that a gap that grows is told as it grows, by every Hub in the same way.
    long atLeast = Long.highestOneBit(gap.count());
    findings.hold(
        tenant,
        HubEvent.of(GAP, Severity.WARNING).with("missing", missing).with("at_least", atLeast),
        missing + " " + atLeast + " " + today());
  }

  @Override
  public void complete(TenantId tenant) {
    findings.gone(tenant, GAP);
  }

  @Override
  public void schemaWanted(TenantId tenant, int version) {
    if (schemaVersion.isPresent() && schemaVersion.getAsInt() < version) {
      findings.hold(
          tenant,
          HubEvent.of(OUTDATED, Severity.NOTICE)
              .with("has", schemaVersion.getAsInt())
              .with("wanted", version),
          schemaVersion.getAsInt() + " " + version);
    } else {
      findings.gone(tenant, OUTDATED);
    }
  }

  /** The kinds of findings that hold for some tenant. */
  Set<String> findings() {
    return findings.kinds();
  }
}
