package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.intake.Intake;
import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.tenants.CertificateRegistry;
import com.claresia.hub.controlplane.usage.UsageQueries;
import com.claresia.hub.controlplane.witness.CosignerKeys;
import com.claresia.hub.controlplane.witness.Witness;
import java.time.Clock;

/**
 * What is served.
 *
 * @param database the service's connections
 * @param registry who may come in
 * @param intake takes in entries
 * @param witness cosigns
 * @param usage answers questions about envelopes
 * @param certificate the server's own
 */
public record ServiceParts(
    Database database,
    CertificateRegistry registry,
    Intake intake,
    Witness witness,
    UsageQueries usage,
    ServerCertificate certificate) {
  /** Composes them over the service's connections. */
  public static ServiceParts of(
      Database database, CosignerKeys keys, ServerCertificate certificate, Clock clock) {
    CertificateRegistry registry = new CertificateRegistry(database, clock);
    return new ServiceParts(
        database,
        registry,
        new Intake(database),
        new Witness(database, registry, keys, clock),
        new UsageQueries(database),
        certificate);
  }
}
