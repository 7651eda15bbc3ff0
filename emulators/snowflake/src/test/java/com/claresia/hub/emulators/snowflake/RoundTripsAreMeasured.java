package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.fresh;
import static com.claresia.hub.emulators.snowflake.Service.run;
import static com.claresia.hub.emulators.snowflake.Service.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * What a round trip takes is told in the log (10 ms are wanted at most; a simple statement takes
 * about one): medians, on a warm JVM. It fails on wrong answers, never on slow ones.
 */
class RoundTripsAreMeasured {
  private static final String BODY = "x".repeat(1_500);

  @Test
  void aSimpleStatement() throws SQLException {
    try (Connection connection = Service.SHARED.admin()) {
      Duration median = median(200, () -> assertThat(value(connection, "SELECT 1")).isEqualTo("1"));

      System.getLogger("emulator").log(System.Logger.Level.INFO, "SELECT 1: {0}", median);
    }
  }

  @Test
  void aThousandRowsAsOneArray() throws SQLException {
    String table = fresh("FAST");
    try (Connection connection = Service.SHARED.admin()) {
      run(
          connection,
          "CREATE HYBRID TABLE "
              + table
              + " (TENANT VARCHAR(63), SEQ NUMBER(18,0), RECORD VARCHAR(36), HASH BINARY(32), CONTENT VARCHAR, PRIMARY KEY (TENANT, SEQ), UNIQUE (TENANT, RECORD))");
      int[] next = {0};
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?, ?, ?)")) {
        Duration median = median(15, () -> insert(insert, next));

        System.getLogger("emulator").log(System.Logger.Level.INFO, "1000 rows: {0}", median);
      }
      Duration page = median(50, () -> page(connection, table));
      System.getLogger("emulator").log(System.Logger.Level.INFO, "newest 100: {0}", page);
    }
  }

  private static void insert(PreparedStatement insert, int[] next) throws SQLException {
    for (int i = 0; i < 1_000; i++) {
      int seq = next[0]++;
      insert.setString(1, "tenant");
      insert.setInt(2, seq);
      insert.setString(3, "record-" + seq);
      insert.setBytes(4, new byte[32]);
      insert.setString(5, BODY);
      insert.addBatch();
    }
    assertThat(insert.executeBatch()).hasSize(1_000).containsOnly(1);
    insert.clearBatch();
  }

  private static void page(Connection connection, String table) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT SEQ, CONTENT FROM "
                + table
                + " WHERE TENANT = ? AND SEQ < ? ORDER BY SEQ DESC LIMIT 100")) {
      select.setString(1, "tenant");
      select.setInt(2, 9_000);
      try (ResultSet rows = select.executeQuery()) {
        assertThat(Service.rows(rows)).hasSize(100);
      }
    }
  }

  private static Duration median(int times, Service.Attempt attempt) throws SQLException {
    long[] took = new long[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      attempt.run();
      took[i] = System.nanoTime() - start;
    }
    Arrays.sort(took);
    return Duration.ofNanos(took[times / 2]);
  }
}
