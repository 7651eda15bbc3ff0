package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.run;
import static com.claresia.hub.emulators.snowflake.Service.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What others wrote to a hybrid table may be seen late. The service promises less than 100 ms; here
 * it is made an hour, so that nothing hangs on how fast the test runs.
 */
class HybridReadsMayBeStale {
  private SnowflakeEmulator emulator;
  private Connection writer;
  private Connection reader;

  @BeforeEach
  void start() throws SQLException {
    emulator =
        SnowflakeEmulator.start(
            EmulatorSettings.inMemory(Service.administrator()).withStaleReads(Duration.ofHours(1)));
    writer = new Service(emulator).admin();
    reader = new Service(emulator).admin();
    run(
        writer,
        "CREATE HYBRID TABLE H (N NUMBER PRIMARY KEY)",
        "CREATE TABLE S (N NUMBER)",
        "INSERT INTO H VALUES (1)");
    count(reader);
    run(writer, "INSERT INTO H VALUES (2)", "INSERT INTO S VALUES (1)");
  }

  @AfterEach
  void stop() throws SQLException {
    writer.close();
    reader.close();
    emulator.close();
  }

  private static String count(Connection connection) throws SQLException {
    return value(connection, "SELECT COUNT(*) FROM H");
  }

  @Test
  void bySessionsThatDidNotWrite() throws SQLException {
    assertThat(count(reader)).isEqualTo("1");
  }

  @Test
  void butNotByWhoWrote() throws SQLException {
    assertThat(count(writer)).isEqualTo("2");
  }

  @Test
  void norByWhoReadsTheLatestWrites() throws SQLException {
    run(reader, "ALTER SESSION SET READ_LATEST_WRITES = true");

    assertThat(count(reader)).isEqualTo("2");
  }

  @Test
  void norOfStandardTables() throws SQLException {
    assertThat(value(reader, "SELECT COUNT(*) FROM S")).isEqualTo("1");
  }
}
