package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.emulators.snowflake.Service.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is guessed: what Snowflake may know and the emulator does not is refused as such. */
class WhatIsNotEmulatedIsRefused {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE STAGE S",
        "COPY INTO T FROM @S",
        "TRUNCATE TABLE T",
        "CALL P()",
        "DESCRIBE TABLE T",
        "SHOW TABLES",
        "UNDROP TABLE T",
        "CREATE TABLE T (A ARRAY)",
        "CREATE TABLE T (A TIMESTAMP_LTZ)",
        "CREATE TABLE T (A NUMBER AUTOINCREMENT)",
        "CREATE TABLE T (A NUMBER, CHECK (A > 0))",
        "CREATE TABLE T (A NUMBER PRIMARY KEY NOT ENFORCED)",
        "CREATE TABLE T AS SELECT 1 AS A",
        "CREATE TABLE T (A NUMBER) CLUSTER BY (A)",
        "CREATE MATERIALIZED VIEW V AS SELECT 1",
        "CREATE MASKING POLICY P AS (V VARCHAR) RETURNS VARCHAR -> V",
        "GRANT SELECT ON FUTURE TABLES IN SCHEMA S TO ROLE R",
        "ALTER TABLE T RENAME TO U",
        "INSERT OVERWRITE INTO T VALUES (1)",
        "UPDATE T SET A = 1 FROM U",
        "DELETE FROM T USING U",
        "SELECT A FROM T AT (TIMESTAMP => '2026-01-01')",
        "SELECT A FROM T, LATERAL FLATTEN(INPUT => B)",
        "SELECT A FROM T FULL JOIN U ON T.A = U.A",
        "SELECT 7 / 2",
        "SELECT AVG(A) FROM T",
        "SELECT TRY_CAST('1' AS NUMBER)",
        "SELECT TOP 1 A FROM T",
        "SELECT A FROM T GROUP BY ALL",
        "SELECT RANDOM()",
        "SELECT V[0] FROM T",
        "WITH RECURSIVE R AS (SELECT 1) SELECT * FROM R",
        "SELECT * FROM INFORMATION_SCHEMA.LOAD_HISTORY",
        "ALTER SESSION SET MULTI_STATEMENT_COUNT = 0",
      })
  void aStatement(String sql) throws SQLException {
    try (Connection connection = Service.SHARED.admin()) {
      Refusal refusal = refusal(connection, sql);

      assertThat(refusal.message()).startsWith("Not emulated: ");
      assertThat(refusal.code()).isEqualTo(990001);
      assertThat(refusal.state()).isEqualTo("0A000");
    }
  }

  @Test
  void andTheRefusalTellsWhere() throws SQLException {
    try (Connection connection = Service.SHARED.admin()) {
      assertThat(refusal(connection, "CREATE TABLE T (\n  A NUMBER,\n  B OBJECT)").message())
          .isEqualTo(
              "Not emulated: this type, at 'OBJECT' in line 3 at position 4. The emulator's README lists what is.");
    }
  }
}
