package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Collection;

/** Destroys content, with the search columns and edges that came with it. */
final class Contents {
  private static final String DROP =
      """
      WITH gone AS (
        DELETE FROM hub.record_content c WHERE c.tenant_id = ? AND c.seq = ANY (ARRAY(
          SELECT e.seq FROM unnest(?::uuid[]) i(id), LATERAL (SELECT x.seq FROM hub.log_entry x
            WHERE x.tenant_id = ? AND x.record_id = i.id OFFSET 0) e))
        RETURNING c.tenant_id, c.seq, c.derived_from
      ), edge AS (
        DELETE FROM hub.lineage_edge g USING gone
        WHERE g.tenant_id = gone.tenant_id AND g.target = ANY (gone.derived_from)
          AND g.seq = gone.seq
      )
      SELECT count(*) FROM gone
      """;

  private final Database database;

  Contents(Database database) {
    this.database = database;
  }

  int drop(TenantId tenant, Collection<RecordId> ids) {
    return ids.isEmpty()
        ? 0
        : (int) database.countFor(tenant, DROP, tenant.value(), Reading.texts(ids), tenant.value());
  }
}
