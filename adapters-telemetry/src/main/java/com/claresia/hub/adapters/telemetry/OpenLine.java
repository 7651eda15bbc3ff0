package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.application.port.EgressLedger;
import java.time.Clock;
import java.util.UUID;

/**
 * A function's line to the control plane, kept as long as the process: the lease to send is its
 * own.
 *
 * @param ledger what was sent
 * @param controlPlane to whom
 */
record OpenLine(EgressLedger ledger, ControlPlane controlPlane) implements AutoCloseable {
  /** Connects to nothing yet. */
  static OpenLine open(FunctionSettings settings, Clock clock) {
    // Drawn here and not when the process begins: a platform may start many from one image of it.
    UUID process = UUID.randomUUID();
    EgressLedger ledger =
        new DirectoryEgressLedger(
            settings.egressDirectory(), settings.egressRetention(), clock, process);
    return new OpenLine(
        ledger, new MutualTlsControlPlane(settings.controlPlane(), ledger, process));
  }

  @Override
  public void close() {
    controlPlane.close();
    ledger.close();
  }
}
