package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.LocalSharePoint;
import com.claresia.hub.bootstrap.own.OwnStore;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.List;

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
