package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.LeafSink;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Streams leaves. In strides, each in a snapshot of its own: first the log's ids and hashes, which
 * are kept, then the contents, which are merged with them by place as they arrive. A join in the
 * server would copy every content once more.
 */
final class LeafScan {
  /** Leaves in a stride: what is held of them in memory is 4 MB. */
  private static final int STRIDE = 65_536;

  // A COPY takes no parameters: it reads them from settings of the transaction.
  private static final String SETTINGS =
      "SELECT set_config('app.tenant_id', ?, true), set_config('app.scan_from', ?, true),"
          + " set_config('app.scan_to', ?, true), set_config('statement_timeout', '0', true),"
          + " set_config('enable_sort', 'off', true)";

  private static final String PLACES =
      " x.tenant_id = current_setting('app.tenant_id')"
          + " AND x.seq >= current_setting('app.scan_from')::bigint"
          + " AND x.seq < current_setting('app.scan_to')::bigint ORDER BY x.seq";

  private static final String ENTRIES =
      "SELECT x.seq, x.record_id, x.provenance_hash, x.frontier FROM hub.log_entry x WHERE"
          + PLACES
          + " LIMIT "
          + STRIDE;

  private static final String CONTENTS =
      "SELECT x.seq, x.content, x.occurred_at, x.recorded_at, x.derived_from, x.type, x.actor_kind,"
          + " x.actor_id, x.on_behalf_of_kind, x.on_behalf_of_id, x.skill_id, x.archetype_id,"
          + " x.invocation_id, x.measurement FROM hub.record_content x WHERE"
          + PLACES;

  private final Database database;

  LeafScan(Database database) {
    this.database = database;
  }

  void scan(TenantId tenant, SeqRange range, LeafSink sink) {
    try (Connection connection = database.connection()) {
      try {
        strides(connection, tenant, range, sink);
      } catch (SQLException | RuntimeException e) {
        // Rows are still under way on it: it is of no use to anybody else.
        database.discard(connection);
        throw e;
      }
    } catch (SQLException e) {
      throw Failures.unavailable(e);
    }
  }

  private static void strides(Connection connection, TenantId tenant, SeqRange range, LeafSink sink)
      throws SQLException {
    connection.setAutoCommit(false);
    long from = range.from();
    while (from < range.to()) {
      from = stride(connection, tenant, new SeqRange(from, range.to()), sink);
      connection.rollback();
    }
  }

  /** Feeds the first leaves of {@code range}; answers the place where to go on. */
  private static long stride(Connection connection, TenantId tenant, SeqRange range, LeafSink sink)
      throws SQLException {
    beginSnapshot(connection);
    set(connection, tenant, range);
    StoredEntries entries = entries(connection);
    if (entries.isEmpty()) {
      return range.to();
    }
    set(connection, tenant, new SeqRange(entries.firstSeq(), entries.lastSeq() + 1));
    CopyStream contents = CopyStream.of(connection, CONTENTS, LeafColumns.COUNT);
    new LeafMerge(entries, contents, sink).run();
    contents.drain();
    return entries.lastSeq() + 1;
  }

  private static void beginSnapshot(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }
  }

  private static void set(Connection connection, TenantId tenant, SeqRange range)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SETTINGS)) {
      statement.setString(1, tenant.value());
      statement.setString(2, Long.toString(range.from()));
      statement.setString(3, Long.toString(range.to()));
      statement.execute();
    }
  }

  private static StoredEntries entries(Connection connection) throws SQLException {
    StoredEntries entries = new StoredEntries();
    CopyStream rows = CopyStream.of(connection, ENTRIES, StoredEntries.COLUMNS);
    for (@Nullable CopyRow row = rows.next(); row != null; row = rows.next()) {
      entries.add(row);
    }
    return entries;
  }
}
