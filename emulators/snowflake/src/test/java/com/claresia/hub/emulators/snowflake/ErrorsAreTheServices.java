package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.refusal;
import static com.claresia.hub.emulators.snowflake.Service.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.emulators.snowflake.Service.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes, states and texts of what is refused while it is compiled or executed. */
class ErrorsAreTheServices {
  private static Connection connection;

  @BeforeAll
  static void makeTables() throws SQLException {
    connection = Service.SHARED.admin();
    run(
        connection,
        "CREATE SCHEMA ERRORS",
        "CREATE TABLE T (N NUMBER(3,0), V VARCHAR(3), B BINARY(2), W TIMESTAMP_NTZ(3), J VARIANT)");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          SELECT FROM T                          → 1003   → 42000 → syntax error line 1 at position 7 unexpected 'FROM'.
          SELECT 1; SELECT 2                     → 8      → 0A000 → Actual statement count 2 did not match the desired statement count 1.
          SELECT X FROM T                        → 904    → 42000 → invalid identifier 'X'
          SELECT * FROM NO_SUCH                  → 2003   → 42S02 → Object 'HUB.ERRORS.NO_SUCH' does not exist or not authorized.
          CREATE TABLE T (N NUMBER)              → 2002   → 42710 → Object 'HUB.ERRORS.T' already exists.
          DROP TABLE NO_SUCH                     → 2003   → 02000 → Table 'HUB.ERRORS.NO_SUCH' does not exist or not authorized.
          USE DATABASE NO_SUCH                   → 2043   → 02000 → Object does not exist, or operation cannot be performed.
          SELECT $UNSET                          → 2211   → 02000 → Session variable '$UNSET' does not exist
          INSERT INTO T (N, V) VALUES (1)        → 2020   → 21S01 → Insert value list does not match column list expecting 2 but got 1
          INSERT INTO T (J) VALUES (PARSE_JSON('1')) → 2014 → 22000 → Invalid expression [PARSE_JSON(…)] in VALUES clause
          INSERT INTO T (V) VALUES ('abcd')      → 100078 → 22000 → String 'abcd' is too long and would be truncated
          INSERT INTO T (B) VALUES ('010203')    → 100145 → 22000 → Binary value '010203' is too long and would be truncated
          INSERT INTO T (N) VALUES (1000)        → 100046 → 22003 → Number out of representable range: value 1000
          INSERT INTO T (N) VALUES ('one')       → 100038 → 22018 → Numeric value 'one' is not recognized
          INSERT INTO T (W) VALUES ('yesterday') → 100035 → 22007 → Timestamp 'yesterday' is not recognized
          INSERT INTO T (B) VALUES ('xyz')       → 100115 → 22000 → The following string is not a legal hex-encoded value: 'xyz'
          SELECT CAST('abcd' AS VARCHAR(2))      → 100078 → 22000 → String 'abcd' is too long and would be truncated
          SELECT PARSE_JSON('{')                 → 100069 → 22P02 → Error parsing JSON
          SELECT (SELECT 1 UNION ALL SELECT 2)   → 90150  → 22000 → Single-row subquery returns more than one row.
          ALTER SESSION SET NO_SUCH = 1          → 1006   → 22023 → invalid parameter 'NO_SUCH'
          ALTER SESSION SET LOCK_TIMEOUT = 'x'   → 1008   → 22023 → invalid value [x] for parameter 'LOCK_TIMEOUT'
          """)
  void refused(String sql, int code, String state, String message) {
    Refusal refusal = refusal(connection, sql);

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.state()).isEqualTo(state);
    assertThat(refusal.message()).contains(message);
  }
}
