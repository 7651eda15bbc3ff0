package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a relay told, in order, in words. */
final class RecordingEvents implements RelayEvents {
  final List<String> told = new CopyOnWriteArrayList<>();

  @Override
  public void cosigned(TenantId tenant, StoredCheckpoint checkpoint) {
    told.add("cosigned " + checkpoint.size());
  }

  @Override
  public void behind(TenantId tenant, long acknowledgedSize, long storedSize) {
    told.add("behind " + acknowledgedSize + " > " + storedSize);
  }

  @Override
  public void level(TenantId tenant, long storedSize) {
    if (told.isEmpty() || !told.getLast().equals("level")) {
      told.add("level");
    }
  }

  @Override
  public void forked(TenantId tenant, String detail) {
    told.add("forked: " + detail);
  }

  @Override
  public void incomplete(TenantId tenant, Incompleteness gap) {
    told.add(
        "incomplete: %d %s missing, %d outputs, %d events, %d envelopes"
            .formatted(
                gap.count(),
                gap.missing().words(),
                gap.invocationOutputs(),
                gap.telemetryEvents(),
                gap.envelopes()));
  }

  @Override
  public void complete(TenantId tenant) {
    told.add("complete");
  }

  @Override
  public void schemaWanted(TenantId tenant, int version) {
    if (version > 0) {
      told.add("schema " + version);
    }
  }
}
