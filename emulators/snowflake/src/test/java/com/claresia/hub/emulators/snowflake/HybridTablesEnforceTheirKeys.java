package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.fresh;
import static com.claresia.hub.emulators.snowflake.Service.refusal;
import static com.claresia.hub.emulators.snowflake.Service.rows;
import static com.claresia.hub.emulators.snowflake.Service.run;
import static com.claresia.hub.emulators.snowflake.Service.update;
import static com.claresia.hub.emulators.snowflake.Service.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.emulators.snowflake.Service.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys: of hybrid tables enforced, row by row; of standard ones not at all. */
class HybridTablesEnforceTheirKeys {
  private Connection connection;
  private String table;

  @BeforeEach
  void connect() throws SQLException {
    connection = Service.SHARED.admin();
    table = fresh("ENTRY");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void create(String kind) throws SQLException {
    run(
        connection,
        """
        CREATE %s TABLE IF NOT EXISTS %s (
          TENANT VARCHAR(63) NOT NULL, SEQ NUMBER(18,0) NOT NULL, RECORD VARCHAR(36),
          CONSTRAINT %s_PLACE PRIMARY KEY (TENANT, SEQ),
          CONSTRAINT %s_RECORD UNIQUE (TENANT, RECORD)) COMMENT = 'for tests'
        """
            .formatted(kind, table, table, table));
  }

  private String insert(int seq, String record) {
    return "INSERT INTO %s VALUES ('t', %d, '%s')".formatted(table, seq, record);
  }

  @Test
  void aPrimaryKeyIsTakenOnce() throws SQLException {
    create("HYBRID");
    run(connection, insert(0, "a"));

    assertThat(refusal(connection, insert(0, "b")))
        .isEqualTo(new Refusal(200001, "22000", "Primary key already exists"));
    assertThat(refusal(connection, insert(1, "a")).message())
        .isEqualTo("Duplicate key value violates unique constraint \"" + table + "_RECORD\"");
    assertThat(value(connection, "SELECT COUNT(*) FROM " + table)).isEqualTo("1");
  }

  @Test
  void keysOfAStandardTableRefuseNothingButNull() throws SQLException {
    create("");
    run(connection, insert(0, "a"), insert(0, "a"));

    assertThat(value(connection, "SELECT COUNT(*) FROM " + table)).isEqualTo("2");
    assertThat(refusal(connection, "INSERT INTO " + table + " (TENANT, RECORD) VALUES ('t', 'x')"))
        .isEqualTo(new Refusal(100072, "22000", "NULL result in a non-nullable column"));
  }

  @Test
  void anArrayIsStoredWholeOrNotAtAll() throws SQLException {
    create("HYBRID");
    run(connection, insert(2, "two"));
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?)")) {
      for (int seq = 0; seq < 4; seq++) {
        insert.setString(1, "t");
        insert.setInt(2, seq);
        insert.setString(3, "record " + seq);
        insert.addBatch();
      }
      assertThat(refusal(insert::executeBatch).code()).isEqualTo(200001);
    }

    assertThat(rows(connection, "SELECT SEQ FROM " + table)).containsExactly(List.of("2"));
  }

  @Test
  void whoInsertsAKeyThatIsBeingInsertedWaitsForTheFirst() throws Exception {
    create("HYBRID");
    try (Connection first = Service.SHARED.admin()) {
      run(first, "BEGIN", insert(0, "first"));
      CompletableFuture<Refusal> second =
          CompletableFuture.supplyAsync(() -> refusal(connection, insert(0, "second")));
      assertThat(second).isNotDone();
      run(first, "COMMIT");

      assertThat(second.get(5, TimeUnit.SECONDS).code()).isEqualTo(200001);
    }
  }

  @Test
  void rowsAreLockedOneByOne() throws SQLException {
    create("HYBRID");
    run(connection, insert(0, "a"), insert(1, "b"), "ALTER SESSION SET LOCK_TIMEOUT = 0");
    try (Connection first = Service.SHARED.admin()) {
      run(first, "BEGIN", "UPDATE " + table + " SET RECORD = 'c' WHERE SEQ = 0");

      assertThat(update(connection, "UPDATE " + table + " SET RECORD = 'd' WHERE SEQ = 1"))
          .isEqualTo(1);
      assertThat(refusal(connection, "UPDATE " + table + " SET RECORD = 'e' WHERE SEQ = 0").code())
          .isEqualTo(625);
    }
  }

  @Test
  void aReferenceNeedsItsRow() throws SQLException {
    String child = fresh("CHILD");
    create("HYBRID");
    run(
        connection,
        insert(0, "a"),
        "CREATE HYBRID TABLE %s (ID NUMBER PRIMARY KEY, TENANT VARCHAR(63), SEQ NUMBER(18,0), CONSTRAINT %s_PARENT FOREIGN KEY (TENANT, SEQ) REFERENCES %s (TENANT, SEQ))"
            .formatted(child, child, table),
        "INSERT INTO " + child + " VALUES (1, 't', 0)");
    Refusal violated =
        new Refusal(
            200009, "22000", "Foreign key constraint \"" + child + "_PARENT\" was violated.");

    assertThat(refusal(connection, "INSERT INTO " + child + " VALUES (2, 't', 9)"))
        .isEqualTo(violated);
    assertThat(refusal(connection, "INSERT INTO " + child + " VALUES (2, 't', NULL)"))
        .as("NULL is not allowed as a foreign key")
        .isEqualTo(violated);
    assertThat(refusal(connection, "DELETE FROM " + table)).isEqualTo(violated);
    assertThat(refusal(connection, "DROP TABLE " + table).message()).contains("dependencies");
  }

  @Test
  void aRowMayReferToRowsThatWereThereBefore() throws SQLException {
    run(
        connection,
        "CREATE HYBRID TABLE %s (SEQ NUMBER(18,0) PRIMARY KEY, PREVIOUS NUMBER(18,0) NOT NULL, CONSTRAINT %s_PREVIOUS FOREIGN KEY (PREVIOUS) REFERENCES %s (SEQ))"
            .formatted(table, table, table));
    try (Connection superuser = Service.SHARED.emulator().superuser()) {
      run(superuser, "INSERT INTO " + table + " VALUES (0, 0)");
    }

    assertThat(insertPairs(0, 1, 0, 2)).as("rows that are there").isEmpty();
    assertThat(insertPairs(2, 3, 3, 4)).as("a row of the same statement").contains("_PREVIOUS");
    assertThat(insertPairs(9, 9)).as("the row itself").contains("_PREVIOUS");
    assertThat(value(connection, "SELECT MAX(SEQ) FROM " + table)).isEqualTo("2");
  }

  /** Previous and seq, row by row, as one array; answers what it was refused with. */
  private String insertPairs(int... previousAndSeq) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + table + " (PREVIOUS, SEQ) VALUES (?, ?)")) {
      for (int i = 0; i < previousAndSeq.length; i += 2) {
        insert.setInt(1, previousAndSeq[i]);
        insert.setInt(2, previousAndSeq[i + 1]);
        insert.addBatch();
      }
      insert.executeBatch();
      return "";
    } catch (SQLException e) {
      return e.getMessage();
    }
  }

  @Test
  void aHybridTableNeedsAPrimaryKey() {
    assertThat(refusal(connection, "CREATE HYBRID TABLE " + table + " (N NUMBER)").message())
        .contains("must have a primary key");
  }

  @Test
  void anAccountMayBeWithoutThem() throws SQLException {
    EmulatorSettings settings =
        EmulatorSettings.inMemory(Service.administrator()).withoutHybridTables();
    try (SnowflakeEmulator emulator = SnowflakeEmulator.start(settings);
        Connection elsewhere = new Service(emulator).admin()) {
      assertThat(refusal(elsewhere, "CREATE HYBRID TABLE T (N NUMBER PRIMARY KEY)"))
          .isEqualTo(new Refusal(2, "0A000", "Unsupported feature 'HYBRID TABLE'."));
    }
  }

  @Test
  void theInformationSchemaTellsThemApart() throws SQLException {
    create("HYBRID");
    String standard = fresh("STANDARD");
    run(connection, "CREATE TABLE " + standard + " (N NUMBER)");

    assertThat(
            rows(
                connection,
                "SELECT TABLE_NAME, IS_HYBRID, TABLE_TYPE, COMMENT FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = CURRENT_SCHEMA() AND TABLE_NAME IN ('%s', '%s') ORDER BY IS_HYBRID"
                    .formatted(table, standard)))
        .containsExactly(
            List.of(standard, "NO", "BASE TABLE", ""),
            List.of(table, "YES", "BASE TABLE", "for tests"));
    assertThat(
            rows(
                connection,
                "SELECT COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, IS_NULLABLE FROM HUB.INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = '%s' ORDER BY ORDINAL_POSITION"
                    .formatted(table)))
        .containsExactly(
            Arrays.asList("TENANT", "TEXT", "63", null, "NO"),
            Arrays.asList("SEQ", "NUMBER", null, "18", "NO"),
            Arrays.asList("RECORD", "TEXT", "36", null, "YES"));
  }
}
