package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.intake.AlarmCount;
import com.claresia.hub.controlplane.intake.Intake;
import com.claresia.hub.controlplane.store.ServiceConnections;
import com.claresia.hub.controlplane.tenants.CertificateRegistry;
import com.claresia.hub.controlplane.usage.UsageQueries;
import com.claresia.hub.controlplane.witness.CosignerKeys;
import com.claresia.hub.controlplane.witness.Witness;
import java.time.Clock;

/**
 * What is served.
 *
 * @param alarms how many there are
 * @param registry who may come in
 * @param intake takes in entries
 * @param witness cosigns
 * @param usage answers questions about envelopes
 * @param certificate the server's own
 * @param clock tells the time
 */
public record ServiceParts(
    AlarmCount alarms,
    CertificateRegistry registry,
    Intake intake,
    Witness witness,
    UsageQueries usage,
    ServerCertificate certificate,
    Clock clock) {
  /** Composes them over the service's connections. */
  public static ServiceParts of(
      ServiceConnections store, CosignerKeys keys, ServerCertificate certificate, Clock clock) {
    CertificateRegistry registry = new CertificateRegistry(store.registry(), clock);
    return new ServiceParts(
        new AlarmCount(store.registry()),
        registry,
        new Intake(store.work()),
        new Witness(store, registry, keys, clock),
        new UsageQueries(store.questions()),
        certificate,
        clock);
  }
}
