package com.claresia.hub.benchmarks;

import com.claresia.hub.bootstrap.own.LocalSnowflake;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** On Snowflake: the rows that the Hub would store, as one array of binds for each column. */
final class SnowflakeInserts implements BareInserts {
  private static final String INSERT =
      """
      INSERT INTO LOG_ENTRY (TENANT_ID, SEQ, RECORD_ID, PROVENANCE_HASH, REQUEST_DIGEST, COMMIT_ID,
        FRONTIER, TYPE, ENCODING, OCCURRED_AT, RECORDED_AT, ACTOR_KIND, ACTOR_ID, ON_BEHALF_OF_KIND,
        ON_BEHALF_OF_ID, SKILL_ID, ARCHETYPE_ID, INVOCATION_ID, DERIVED_FROM, CONTENT)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String TIME = "2026-05-03 08:15:30.123";

  private final TenantId tenant;
  private final List<String> contents;
  private final Connection connection;
  private final PreparedStatement insert;
  private final RecordIds ids = new RecordIds(new SplittableRandom());
  private final byte[] hash = new byte[32];
  private int rows = 256;
  private long seq;

  SnowflakeInserts(LocalSnowflake account, TenantId tenant, List<byte[]> contents) {
    this.tenant = tenant;
    this.contents =
        contents.stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList();
    new SplittableRandom().nextBytes(hash);
    connection = SnowflakeSession.open(account, tenant);
    try {
      insert = connection.prepareStatement(INSERT);
    } catch (SQLException e) {
      throw new IllegalStateException("the baseline failed", e);
    }
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
    try {
      while (System.nanoTime() - start < time.toNanos()) {
        long before = System.nanoTime();
        insert();
        latencies.recordValue(System.nanoTime() - before);
        inserted += rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the baseline failed", e);
    }
    return Measurement.of(inserted, System.nanoTime() - start, latencies);
  }

  private void insert() throws SQLException {
    for (int i = 0; i < rows; i++) {
      bind(contents.get(i % contents.size()));
      insert.addBatch();
      seq++;
    }
    insert.executeBatch();
  }

  private void bind(String content) throws SQLException {
    insert.setString(1, tenant.value());
    insert.setLong(2, seq);
    insert.setString(3, ids.text());
    insert.setBytes(4, hash);
    insert.setBytes(5, hash);
    bindTexts(6, null, null, "output", "plain", TIME, TIME, "skill", "contract-review");
    bindTexts(14, "employee", "e.rossi", "contract-review", null, "inv-00000001", null, content);
  }

  private void bindTexts(int first, @Nullable String... texts) throws SQLException {
    for (int i = 0; i < texts.length; i++) {
      insert.setString(first + i, texts[i]);
    }
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
