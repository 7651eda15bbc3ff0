package com.claresia.hub.bootstrap;

import com.claresia.hub.adapters.telemetry.Relay;
import com.claresia.hub.application.behind.Alarm;
import com.claresia.hub.application.port.ControlPlane.LogState;
import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.relay.RelayStatus;
import com.claresia.hub.application.relay.RelayWatch;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The relay at work in a Hub. */
public final class Relaying implements RelayWatch, AutoCloseable {
  /** A start waits no longer for the control plane's word on whether a store was put back. */
  private static final Duration LOOK = Duration.ofSeconds(3);

  private static final Logger LOG = System.getLogger(Relaying.class.getName());

  private final Telemetry telemetry;
  private final RelayReports reports;
  private final Relay relay;

  private Relaying(Telemetry telemetry, RelayReports reports, Relay relay) {
    this.telemetry = telemetry;
    this.reports = reports;
    this.relay = relay;
  }

  static Relaying of(
      Telemetry telemetry, HubStore store, RelayReports reports, Clock clock, Alarm alarm) {
    Relay.Parts parts =
        new Relay.Parts(
            store.feed(), telemetry.controlPlane(), telemetry.cosigners(), reports, clock);
    return new Relaying(telemetry, reports, new Relay(parts, alarm, new SecureRandom()));
  }

  /**
   * Halts the tenants whose stores have provably lost records, before anything is written for them.
   * A control plane that does not answer in three seconds is not waited for.
   */
  void lookBeforeServing(List<TenantId> tenants) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      tenants.forEach(tenant -> threads.execute(() -> look(tenant)));
      threads.shutdown();
      if (!threads.awaitTermination(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "the control plane does not answer yet; the Hub starts without");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdownNow();
    }
  }

  private void look(TenantId tenant) {
    try {
      var _ = reports.haltIfLost(tenant);
    } catch (ControlPlaneUnavailable | StoreUnavailable e) {
      LOG.log(
          Level.WARNING,
          "whether the store has all that was signed of {0} could not be compared: {1}",
          tenant,
          e.getMessage());
    }
  }

  void signal(TenantId tenant) {
    relay.signal(tenant);
  }

  void signal(TenantId tenant, long size) {
    relay.signal(tenant, size);
  }

  @Override
  public Optional<RelayStatus> status() {
    return Optional.of(relay.status());
  }

  /** How far the control plane said it is with a log; empty before its first answer. */
  public Optional<LogState> state(TenantId tenant) {
    return relay.state(tenant);
  }

  /** Waits until the first {@code size} records are cosigned; false if that takes too long. */
  public boolean awaitCosigned(TenantId tenant, long size, Duration patience) {
    return reports.cosigned().await(tenant, size, patience);
  }

  /** Waits until the first {@code size} records are acknowledged; false if that takes too long. */
  public boolean awaitAcknowledged(TenantId tenant, long size, Duration patience) {
    return relay.awaitAcknowledged(tenant, size, patience);
  }

  /** Bytes that left and were answered since the start, before compression. */
  public long egressBytes() {
    return telemetry.controlPlane().egressBytes();
  }

  @Override
  public Optional<Instant> certificateExpires() {
    return telemetry.controlPlane().certificateExpires();
  }

  @Override
  public Set<String> findings() {
    return reports.findings();
  }

  @Override
  public void close() {
    relay.close();
    telemetry.close();
  }
}
