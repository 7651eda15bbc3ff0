package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.TenantId;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Signed checkpoints. */
final class Checkpoints {
  private static final String READ =
      "c.size, c.root, (extract(epoch FROM c.issued_at) * 1000)::bigint AS issued_at, c.note"
          + " FROM hub.checkpoint c WHERE c.tenant_id = t.tenant_id";
  private static final String NEWEST =
      Reading.forTenant(READ + " ORDER BY c.size DESC LIMIT ?") + " ORDER BY r.size DESC";
  private static final String PAGE_AFTER =
      Reading.forTenant(READ + " AND c.size > ? ORDER BY c.size LIMIT ?") + " ORDER BY r.size";

  private static final int PAGE = 500;

  private static final String WRITE =
      """
      INSERT INTO hub.checkpoint (tenant_id, size, root, issued_at, note)
      SELECT tenant_id, ?::bigint, ?::bytea, timestamptz 'epoch' + ? * interval '1 millisecond', ?
      FROM (SELECT set_config('app.tenant_id', ?, true) AS tenant_id OFFSET 0) t
      ON CONFLICT (tenant_id, size)
      DO UPDATE SET root = excluded.root, issued_at = excluded.issued_at, note = excluded.note
      """;

  private static final String DROP =
      "WITH gone AS (DELETE FROM hub.checkpoint WHERE tenant_id = ? AND size = ANY (?::bigint[])"
          + " RETURNING size) SELECT count(*) FROM gone";

  private final Database database;

  Checkpoints(Database database) {
    this.database = database;
  }

  void write(TenantId tenant, StoredCheckpoint checkpoint) {
    try {
      database.change(
          WRITE,
          List.of(
              checkpoint.size(),
              checkpoint.root().toByteArray(),
              checkpoint.issuedAt().toEpochMilli(),
              checkpoint.note(),
              tenant.value()));
    } catch (DbClientException e) {
      throw Failures.unavailable(e);
    }
  }

  List<StoredCheckpoint> newest(TenantId tenant, int limit) {
    return database.rows(NEWEST, tenant.value(), limit).stream()
        .map(Checkpoints::checkpoint)
        .toList();
  }

  List<StoredCheckpoint> all(TenantId tenant) {
    List<StoredCheckpoint> all = new ArrayList<>();
    scan(tenant, all::add);
    return List.copyOf(all);
  }

  // A row of the client's is ten times what is in it, so there are never many.
  void scan(TenantId tenant, Consumer<StoredCheckpoint> sink) {
    List<StoredCheckpoint> page = page(tenant, Long.MIN_VALUE);
    page.forEach(sink);
    while (page.size() == PAGE) {
      page = page(tenant, page.getLast().size());
      page.forEach(sink);
    }
  }

  private List<StoredCheckpoint> page(TenantId tenant, long after) {
    return database.rows(PAGE_AFTER, tenant.value(), after, PAGE).stream()
        .map(Checkpoints::checkpoint)
        .toList();
  }

  private static StoredCheckpoint checkpoint(DbRow row) {
    return new StoredCheckpoint(
        row.column(1).get(Long.class),
        Hash.of(row.column(2).get(byte[].class)),
        Instant.ofEpochMilli(row.column(3).get(Long.class)),
        row.column(4).get(String.class));
  }

  void drop(TenantId tenant, Collection<Long> sizes) {
    if (!sizes.isEmpty()) {
      long[] all = sizes.stream().mapToLong(Long::longValue).toArray();
      database.countFor(tenant, DROP, tenant.value(), all);
    }
  }
}
