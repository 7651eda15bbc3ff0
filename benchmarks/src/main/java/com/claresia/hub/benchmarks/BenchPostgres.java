package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.LocalPostgres;
import com.claresia.hub.bootstrap.own.OwnStore;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.file.Path;
import java.util.List;

/** The embedded PostgreSQL. */
final class BenchPostgres implements BenchStore {
  @Override
  public String backend() {
    return "postgres";
  }

  @Override
  public OwnStore throwAway() {
    return LocalPostgres.throwAway();
  }

  @Override
  public boolean keeps() {
    return true;
  }

  @Override
  public OwnStore start(Path folder) {
    return LocalPostgres.keptIn(folder.resolve("postgres"));
  }

  @Override
  public long records() {
    return 1_000_000;
  }

  @Override
  public BareInserts inserts(OwnStore store, TenantId tenant, List<byte[]> contents) {
    return new PostgresInserts(store.settings(), tenant, contents);
  }

  @Override
  public Side reads(OwnStore store, TenantId tenant, long size, int connections) {
    return new BareReads(
        (from, to) -> PostgresReads.read(store.settings(), tenant, from, to), size, connections);
  }
}
