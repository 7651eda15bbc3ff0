package com.claresia.hub.benchmarks;

import com.claresia.hub.application.append.AppendSettings;
import com.claresia.hub.application.port.SegmentLimits;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.bootstrap.own.LocalSharePoint;
import com.claresia.hub.bootstrap.own.OwnStore;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.emulators.graph.EmulatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The emulator of Microsoft Graph in this process, in memory and without a budget; through the
 * genuine SDK.
 */
final class BenchSharePoint implements BenchStore {
  @Override
  public String backend() {
    return "sharepoint";
  }

  @Override
  public OwnStore throwAway() {
    return LocalSharePoint.throwAway();
  }

  /** Rows would be written beside what is measured. */
  @Override
  public OwnStore start(Path folder) {
    return LocalSharePoint.ofTheLogAlone();
  }

  /** As full as the store takes them, which is what many writers come to. */
  @Override
  public AppendSettings packing(SegmentLimits limits) {
    return AppendSettings.defaults()
        .packing(limits.maxRecords())
        .within(limits)
        .lingering(limits.linger());
  }

  @Override
  public String verifiersDsn(OwnStore store, StorageSettings settings) {
    return ((LocalSharePoint) store).auditorsDsn();
  }

  @Override
  public Map<String, Long> figures(OwnStore store, TenantId tenant) {
    long segments =
        ((LocalSharePoint) store)
            .emulator().direct(EmulatorSettings.SITE).files("Log").stream()
                .filter(path -> path.startsWith(tenant + "/log/"))
                .count();
    return Map.of("segments", segments);
  }

  @Override
  public OptionalLong verifiersUnits(OwnStore store) {
    return OptionalLong.of(((LocalSharePoint) store).auditorsUnits());
  }

  // All of them lie in this process's memory.
  @Override
  public long records() {
    return 100_000;
  }

  @Override
  public boolean isEmulated() {
    return true;
  }

  @Override
  public void delay(OwnStore store, Duration each) {
    ((LocalSharePoint) store).emulator().faults().latencyPerRequest(each);
  }

  @Override
  public BareInserts inserts(OwnStore store, TenantId tenant, List<byte[]> contents) {
    return new SharePointInserts((LocalSharePoint) store, tenant, contents);
  }

  @Override
  public Side reads(OwnStore store, TenantId tenant, long size, int connections) {
    SharePointReads reads = new SharePointReads((LocalSharePoint) store, tenant, size);
    return new BareReads(reads::read, size, connections);
  }
}
