package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.rows;
import static com.claresia.hub.emulators.snowflake.Service.run;
import static com.claresia.hub.emulators.snowflake.Service.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the dialect means, function by function and clause by clause. */
class QueriesAreAnswered {
  private static Connection connection;

  @BeforeAll
  static void makeTables() throws SQLException {
    connection = Service.SHARED.admin();
    run(
        connection,
        "CREATE SCHEMA QUERIES",
        "CREATE TABLE PERSON (ID NUMBER(18,0) NOT NULL, NAME VARCHAR(20), CITY VARCHAR(20), AGE NUMBER(3,0))",
        "CREATE TABLE CITY (NAME VARCHAR(20), COUNTRY VARCHAR(20))",
        "INSERT INTO PERSON VALUES (1, 'Ada', 'London', 36), (2, 'Alan', 'London', 41), (3, 'Emmy', 'Bryn Mawr', NULL), (4, NULL, NULL, 20)",
        "INSERT INTO CITY VALUES ('London', 'England'), ('Paris', 'France')");
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
          SELECT 1                                               → 1
          SELECT UPPER('a') || LOWER('B') || REPLACE('x-y', '-', '_') → Abx_y
          SELECT COALESCE(NULL, 'b')                             → b
          SELECT CASE WHEN 1 = 2 THEN 'a' ELSE 'b' END           → b
          SELECT IFF(2 > 1, 'yes', 'no')                         → yes
          SELECT CONTAINS('haystack', 'st')                      → TRUE
          SELECT STARTSWITH('haystack', 'hay') AND NOT ENDSWITH('haystack', 'hay') → TRUE
          SELECT LENGTH('äöü')                                   → 3
          SELECT LENGTH(TO_BINARY('0aff', 'HEX'))                → 2
          SELECT TO_VARCHAR(x'0aff')                             → 0AFF
          SELECT HEX_ENCODE('AB')                                → 4142
          SELECT SHA2('abc')                                     → ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
          SELECT '12'::NUMBER + 1                                → 13
          SELECT CAST(1.26 AS NUMBER(3,1))                       → 1.3
          SELECT 12::VARCHAR || 'x'                              → 12x
          SELECT TO_TIMESTAMP_NTZ('2026-11-25T10:20:30.123456Z') → 2026-11-25 10:20:30.123
          SELECT TO_VARCHAR(TO_TIMESTAMP_NTZ('2026-11-25 10:20:30.5'), 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"') → 2026-11-25T10:20:30.500Z
          SELECT TO_TIMESTAMP_NTZ(1700000000123, 3)              → 2023-11-14 22:13:20.123
          SELECT DATEDIFF(day, TO_DATE('2026-01-01'), TO_DATE('2026-03-01')) → 59
          SELECT TRY_PARSE_JSON('{"b":[1,{"c":"x"}],"a":1}'):b   → [\\n  1,\\n  {\\n    "c": "x"\\n  }\\n]
          SELECT PARSE_JSON('{"b":{"c":"x"}}'):b.c::VARCHAR      → x
          SELECT TRY_PARSE_JSON('{') IS NULL                     → TRUE
          SELECT COUNT(*) FROM PERSON                            → 4
          SELECT COUNT(DISTINCT CITY) FROM PERSON                → 2
          SELECT MAX(AGE) FROM PERSON                            → 41
          SELECT SUM(AGE) FROM PERSON                            → 97
          SELECT NAME FROM PERSON WHERE ID IN (2, 9)             → Alan
          SELECT NAME FROM PERSON WHERE ID BETWEEN 3 AND 3       → Emmy
          SELECT NAME FROM PERSON WHERE NAME LIKE 'E%y'          → Emmy
          SELECT NAME FROM PERSON WHERE AGE IS NULL              → Emmy
          SELECT NAME FROM PERSON P WHERE EXISTS (SELECT 1 FROM CITY C WHERE C.NAME = P.CITY) AND AGE < 40 → Ada
          SELECT (SELECT COUNTRY FROM CITY WHERE NAME = 'Paris') → France
          SELECT CURRENT_ROLE()                                  → ACCOUNTADMIN
          SELECT CURRENT_USER                                    → ADMIN
          SELECT CURRENT_ACCOUNT()                               → EMULATOR
          SELECT CURRENT_DATABASE() || '.' || CURRENT_SCHEMA()   → HUB.QUERIES
          SELECT IS_ROLE_IN_SESSION('SYSADMIN')                  → TRUE
          SELECT GETVARIABLE('NEVER_SET') IS NULL                → TRUE
          WITH A (X) AS (SELECT 1), B AS (SELECT X + 1 AS Y FROM A) SELECT Y FROM B → 2
          SELECT X FROM (SELECT 1 AS X UNION ALL SELECT 2) ORDER BY X DESC LIMIT 1 → 2
          """)
  void values(String sql, String expected) throws SQLException {
    assertThat(value(connection, sql)).isEqualTo(expected.replace("\\n", "\n"));
  }

  @Test
  void aBackslashEscapesInTexts() throws SQLException {
    assertThat(value(connection, "SELECT 'it''s' || ' \\\\ and \\t\\x41\\u00e9' || $$ it's \\$$"))
        .isEqualTo("it's \\ and \tA\u00e9 it's \\");
  }

  @Test
  void nullIsTheHighestValueInAnOrder() throws SQLException {
    assertThat(rows(connection, "SELECT ID FROM PERSON ORDER BY AGE, ID"))
        .containsExactly(List.of("4"), List.of("1"), List.of("2"), List.of("3"));
    assertThat(rows(connection, "SELECT ID FROM PERSON ORDER BY AGE DESC"))
        .containsExactly(List.of("3"), List.of("2"), List.of("1"), List.of("4"));
  }
}
