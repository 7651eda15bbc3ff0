package com.claresia.hub.bootstrap;

import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A mirror that tells the relay too: what was signed can be cosigned.
 *
 * @param mirror keeps
 * @param signal wakes the relay
 */
record SignallingMirror(CheckpointMirror mirror, Consumer<TenantId> signal)
    implements CheckpointMirror {
  @Override
  public void keep(TenantId tenant, StoredCheckpoint checkpoint) {
    signal.accept(tenant);
    mirror.keep(tenant, checkpoint);
  }

  @Override
  public Optional<SignedCheckpoint> newest(TenantId tenant) {
    return mirror.newest(tenant);
  }
}
