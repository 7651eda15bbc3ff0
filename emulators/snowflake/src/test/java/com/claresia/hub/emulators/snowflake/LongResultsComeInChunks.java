package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.fresh;
import static com.claresia.hub.emulators.snowflake.Service.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What does not fit in an answer is fetched by the driver in the background. */
class LongResultsComeInChunks {
  private static final int ROWS = 20_000;
  private static final String TEXT = "\" \\ \b \f \n \r \t é 漢 😀 ".repeat(12);

  @Test
  void andNothingIsLostOrAltered() throws SQLException {
    String table = fresh("LONG");
    try (Connection connection = Service.SHARED.admin()) {
      run(connection, "CREATE TABLE " + table + " (N NUMBER(18,0), T VARCHAR, U VARCHAR)");
      insert(connection, table);

      try (Statement select = connection.createStatement();
          ResultSet rows = select.executeQuery("SELECT N, T, U FROM " + table + " ORDER BY N")) {
        int row = 0;
        while (rows.next()) {
          assertThat(rows.getInt(1)).isEqualTo(row);
          assertThat(rows.getString(2)).isEqualTo(TEXT + row);
          assertThat(rows.getString(3)).isEqualTo(row % 3 == 0 ? null : "x");
          row++;
        }
        assertThat(row).isEqualTo(ROWS);
      }
    }
  }

  private static void insert(Connection connection, String table) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?)")) {
      for (int row = 0; row < ROWS; row++) {
        insert.setInt(1, row);
        insert.setString(2, TEXT + row);
        insert.setString(3, row % 3 == 0 ? null : "x");
        insert.addBatch();
        if (row % 5_000 == 4_999) {
          insert.executeBatch();
          insert.clearBatch();
        }
      }
    }
  }
}
