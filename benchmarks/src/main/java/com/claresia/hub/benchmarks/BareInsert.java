package com.claresia.hub.benchmarks;

import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.domain.tenancy.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/**
 * The baseline of {@code bulk}: the rows that the Hub would store, 256 at a time, through the bare
 * driver, by the Hub's own login under row-level security, into the same tables with the same
 * indexes. Nothing is checked, hashed or chained; only ids and places are new each time.
 */
final class BareInsert implements Side, AutoCloseable {
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
  private final SplittableRandom random = new SplittableRandom();
  private final String[] skills = filled("contract-review");
  private final String[] people = filled("e.rossi");
  private final String[] invocations = filled("inv-00000001");
  private final byte[][] contents;
  private final byte[][] hashes = new byte[ROWS][32];
  private long seq;

  BareInsert(StorageSettings settings, TenantId tenant, List<byte[]> contents) {
    this.tenant = tenant;
    this.contents = contents.subList(0, ROWS).toArray(byte[][]::new);
    Arrays.stream(hashes).forEach(random::nextBytes);
    connection = BareDriver.connect(settings, tenant);
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw new IllegalStateException("no connection for the baseline", e);
    }
  }

  private static String[] filled(String text) {
    String[] column = new String[ROWS];
    Arrays.fill(column, text);
    return column;
  }

  @Override
  public Measurement run(Duration time) {
    Histogram latencies = Measurement.histogram();
    long start = System.nanoTime();
    long rows = 0;
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      while (System.nanoTime() - start < time.toNanos()) {
        long before = System.nanoTime();
        insert(insert);
        latencies.recordValue(System.nanoTime() - before);
        rows += ROWS;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the baseline failed", e);
    }
    return Measurement.of(rows, System.nanoTime() - start, latencies);
  }

  private void insert(PreparedStatement insert) throws SQLException {
    String[] ids = new String[ROWS];
    Arrays.setAll(ids, i -> nextId());
    insert.setString(1, tenant.value());
    insert.setLong(2, seq);
    insert.setArray(3, connection.createArrayOf("text", skills));
    insert.setArray(4, connection.createArrayOf("text", people));
    insert.setArray(5, connection.createArrayOf("text", invocations));
    insert.setArray(6, connection.createArrayOf("bytea", contents));
    insert.setString(7, tenant.value());
    insert.setLong(8, seq);
    insert.setArray(9, connection.createArrayOf("uuid", ids));
    insert.setArray(10, connection.createArrayOf("bytea", hashes));
    insert.setArray(11, connection.createArrayOf("bytea", hashes));
    insert.executeUpdate();
    connection.commit();
    seq += ROWS;
  }

  private String nextId() {
    long most = (System.currentTimeMillis() << 16) | 0x7000L | (random.nextLong() & 0xFFFL);
    return new UUID(most, (random.nextLong() >>> 2) | Long.MIN_VALUE).toString();
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
