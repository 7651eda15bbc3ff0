package com.claresia.hub.benchmarks;

import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/**
 * On PostgreSQL: the rows that the Hub would store, 256 at a time unless told otherwise, by the
 * Hub's own login under row-level security, into the same tables with the same indexes. Only ids
 * and places are new each time.
 */
final class PostgresInserts implements BareInserts {
  private static final int ROWS = 256;

  private static final String INSERT =
      """
      WITH content AS (
        INSERT INTO hub.record_content (tenant_id, seq, type, encoding, occurred_at, recorded_at,
          actor_kind, actor_id, on_behalf_of_kind, on_behalf_of_id, skill_id, invocation_id, content)
        SELECT ?, ? + row_number() OVER () - 1, 'output', 'plain', now(), now(), 'skill', s,
          'employee', b, s, i, c
        FROM unnest(?::text[], ?::text[], ?::text[], ?::bytea[]) AS r(s, b, i, c))
      INSERT INTO hub.log_entry (tenant_id, seq, record_id, provenance_hash, request_digest)
      SELECT ?, ? + row_number() OVER () - 1, i, h, d
      FROM unnest(?::uuid[], ?::bytea[], ?::bytea[]) AS r(i, h, d)
      """;

  private final TenantId tenant;
  private final Connection connection;
  private final RecordIds ids = new RecordIds(new SplittableRandom());
  private final List<byte[]> contents;
  private final byte[] hash = new byte[32];
  private int rows = ROWS;
  private long seq;

  PostgresInserts(StorageSettings settings, TenantId tenant, List<byte[]> contents) {
    this.tenant = tenant;
    this.contents = contents;
    new SplittableRandom().nextBytes(hash);
    connection = PostgresSession.connect(settings, tenant);
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw new IllegalStateException("no connection for the baseline", e);
    }
  }

  private Array texts(String text) throws SQLException {
    String[] column = new String[rows];
    Arrays.fill(column, text);
    return connection.createArrayOf("text", column);
  }

  private Array bytes(IntFunction<byte[]> row) throws SQLException {
    byte[][] column = new byte[rows][];
    Arrays.setAll(column, row);
    return connection.createArrayOf("bytea", column);
  }

  @Override
  public void rowsAtOnce(int count) {
    rows = count;
  }

  @Override
  public Measurement run(Duration time) {
    Histogram latencies = Measurement.histogram();
    long start = System.nanoTime();
    long inserted = 0;
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      while (System.nanoTime() - start < time.toNanos()) {
        long before = System.nanoTime();
        insert(insert);
        latencies.recordValue(System.nanoTime() - before);
        inserted += rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the baseline failed", e);
    }
    return Measurement.of(inserted, System.nanoTime() - start, latencies);
  }

  private void insert(PreparedStatement insert) throws SQLException {
    String[] ids = new String[rows];
    Arrays.setAll(ids, i -> this.ids.text());
    insert.setString(1, tenant.value());
    insert.setLong(2, seq);
    insert.setArray(3, texts("contract-review"));
    insert.setArray(4, texts("e.rossi"));
    insert.setArray(5, texts("inv-00000001"));
    insert.setArray(6, bytes(i -> contents.get(i % contents.size())));
    insert.setString(7, tenant.value());
    insert.setLong(8, seq);
    insert.setArray(9, connection.createArrayOf("uuid", ids));
    insert.setArray(10, bytes(i -> hash));
    insert.setArray(11, bytes(i -> hash));
    insert.executeUpdate();
    connection.commit();
    seq += rows;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
