package com.claresia.hub.benchmarks;

import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** On PostgreSQL: contents read by COPY. */
final class PostgresReads {
  private PostgresReads() {}

  /** Reads places {@code [from, to)}; answers how many contents there were. */
  static long read(StorageSettings settings, TenantId tenant, long from, long to)
      throws SQLException {
    try (Connection connection = PostgresSession.connect(settings, tenant)) {
      CopyOut copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut(
                  "COPY (SELECT content FROM hub.record_content WHERE tenant_id = '%s'"
                          .formatted(tenant)
                      + " AND seq >= %d AND seq < %d) TO STDOUT (FORMAT binary)"
                          .formatted(from, to));
      long messages = 0;
      while (copy.readFromCopy() != null) {
        messages++;
      }
      // The header comes with the first row, the trailer alone.
      return messages - 1;
    }
  }
}
