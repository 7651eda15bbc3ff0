package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.LocalSnowflake;
import com.claresia.hub.bootstrap.own.OwnStore;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.List;

/** The emulator of Snowflake in this process, in memory; through the genuine driver. */
final class BenchSnowflake implements BenchStore {
  @Override
  public String backend() {
    return "snowflake";
  }

  @Override
  public OwnStore throwAway() {
    return LocalSnowflake.throwAway();
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
    ((LocalSnowflake) store).emulator().faults().latencyPerStatement(each);
  }

  @Override
  public BareInserts inserts(OwnStore store, TenantId tenant, List<byte[]> contents) {
    return new SnowflakeInserts((LocalSnowflake) store, tenant, contents);
  }

  @Override
  public Side reads(OwnStore store, TenantId tenant, long size, int connections) {
    LocalSnowflake account = (LocalSnowflake) store;
    return new BareReads(
        (from, to) -> SnowflakeReads.read(account, tenant, from, to), size, connections);
  }
}
