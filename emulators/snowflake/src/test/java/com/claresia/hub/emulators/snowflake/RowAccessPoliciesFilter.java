package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.fresh;
import static com.claresia.hub.emulators.snowflake.Service.refusal;
import static com.claresia.hub.emulators.snowflake.Service.rows;
import static com.claresia.hub.emulators.snowflake.Service.run;
import static com.claresia.hub.emulators.snowflake.Service.update;
import static com.claresia.hub.emulators.snowflake.Service.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that a policy hides are not read, changed, counted or met by a join, whoever asks. */
class RowAccessPoliciesFilter {
  private static final String POLICY =
      "T = GETVARIABLE('TENANT') AND IS_ROLE_IN_SESSION('READER_' || UPPER(REPLACE(T, '-', '_')))";

  private Connection admin;
  private Connection reader;
  private String schema;

  @BeforeEach
  void twoTenants() throws SQLException {
    admin = Service.SHARED.admin();
    schema = fresh("POLICY");
    String user = fresh("READER");
    run(
        admin,
        "CREATE SCHEMA " + schema,
        "CREATE HYBRID TABLE ENTRY (TENANT VARCHAR(63) NOT NULL, N NUMBER NOT NULL, V VARCHAR, PRIMARY KEY (TENANT, N))",
        "INSERT INTO ENTRY VALUES ('acme-eu', 1, 'a'), ('acme-eu', 2, 'b'), ('other', 1, 'c')",
        "CREATE TABLE SIDE (TENANT VARCHAR(63), N NUMBER)",
        "INSERT INTO SIDE VALUES ('acme-eu', 1), ('other', 1), ('none', 5)",
        "CREATE ROW ACCESS POLICY OWN_ROWS AS (T VARCHAR) RETURNS BOOLEAN -> " + POLICY,
        "ALTER TABLE ENTRY ADD ROW ACCESS POLICY OWN_ROWS ON (TENANT)",
        "CREATE ROLE IF NOT EXISTS READER_ACME_EU",
        "CREATE USER " + user + " PASSWORD = 'secret' DEFAULT_ROLE = READER_ACME_EU",
        "GRANT ROLE READER_ACME_EU TO USER " + user,
        "GRANT USAGE ON DATABASE HUB TO ROLE READER_ACME_EU",
        "GRANT USAGE ON SCHEMA " + schema + " TO ROLE READER_ACME_EU",
        "GRANT USAGE ON WAREHOUSE HUB_WH TO ROLE READER_ACME_EU",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "
            + schema
            + " TO ROLE READER_ACME_EU");
    reader = Service.SHARED.connect(user, "secret", Map.of("schema", schema));
  }

  @AfterEach
  void close() throws SQLException {
    admin.close();
    reader.close();
  }

  @Test
  void withoutTheVariableNothingIsSeen() throws SQLException {
    assertThat(value(reader, "SELECT COUNT(*) FROM ENTRY")).isEqualTo("0");
  }

  @Test
  void withTheVariableItsTenantIsSeen() throws SQLException {
    run(reader, "SET TENANT = 'acme-eu'");

    assertThat(rows(reader, "SELECT V FROM ENTRY ORDER BY N"))
        .containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void theVariableAloneIsNotEnough() throws SQLException {
    run(reader, "SET TENANT = 'other'");

    assertThat(value(reader, "SELECT COUNT(*) FROM ENTRY")).isEqualTo("0");
  }

  @Test
  void evenTheOwnerIsFiltered() throws SQLException {
    run(admin, "SET TENANT = 'acme-eu'");

    assertThat(value(admin, "SELECT COUNT(*) FROM ENTRY")).isEqualTo("0");
  }

  @Test
  void changesMeetOnlyRowsThatAreSeen() throws SQLException {
    run(reader, "SET TENANT = 'acme-eu'");

    assertThat(update(reader, "UPDATE ENTRY SET V = 'x' WHERE N = 1")).isEqualTo(1);
    assertThat(update(reader, "DELETE FROM ENTRY E WHERE E.V IN ('b', 'c')")).isEqualTo(1);
    run(admin, "ALTER TABLE ENTRY DROP ROW ACCESS POLICY OWN_ROWS");
    assertThat(rows(admin, "SELECT TENANT, V FROM ENTRY ORDER BY TENANT"))
        .containsExactly(List.of("acme-eu", "x"), List.of("other", "c"));
  }

  @Test
  void aMergeDoesNotMatchHiddenRows() throws SQLException {
    run(reader, "SET TENANT = 'acme-eu'");
    String merge =
        "MERGE INTO ENTRY E USING (SELECT 'other' AS TENANT, 1 AS N) S ON E.TENANT = S.TENANT AND E.N = S.N WHEN MATCHED THEN UPDATE SET V = 'stolen'";

    assertThat(update(reader, merge)).isZero();
  }

  @Test
  void insertsAreNotFiltered() throws SQLException {
    assertThat(update(reader, "INSERT INTO ENTRY VALUES ('other', 9, 'planted')")).isEqualTo(1);
  }

  @Test
  void joinsMeetOnlyRowsThatAreSeen() throws SQLException {
    run(reader, "SET TENANT = 'acme-eu'");
    String columns = "SELECT S.TENANT, E.V FROM ";
    String on = " ON S.TENANT = E.TENANT AND S.N = E.N ORDER BY S.TENANT, E.V";

    assertThat(rows(reader, columns + "SIDE S JOIN ENTRY E" + on))
        .containsExactly(List.of("acme-eu", "a"));
    List<List<String>> outer =
        List.of(List.of("acme-eu", "a"), Arrays.asList("none", null), Arrays.asList("other", null));
    assertThat(rows(reader, columns + "SIDE S LEFT JOIN ENTRY E" + on)).isEqualTo(outer);
    assertThat(rows(reader, columns + "ENTRY E RIGHT JOIN SIDE S" + on)).isEqualTo(outer);
    assertThat(
            value(
                reader,
                "SELECT COUNT(*) FROM SIDE S WHERE EXISTS (SELECT 1 FROM ENTRY E WHERE E.TENANT = S.TENANT)"))
        .isEqualTo("1");
  }

  @Test
  void viewsAreFilteredForWhoAsks() throws SQLException {
    run(
        admin,
        "CREATE SECURE VIEW ENTRIES (WHO, WHAT) COMMENT = 'for analysts' AS SELECT TENANT, TRY_PARSE_JSON(V) FROM ENTRY",
        "GRANT SELECT ON VIEW ENTRIES TO ROLE READER_ACME_EU",
        "REVOKE SELECT ON TABLE ENTRY FROM ROLE READER_ACME_EU");
    run(reader, "SET TENANT = 'acme-eu'");

    assertThat(rows(reader, "SELECT WHO FROM ENTRIES")).hasSize(2);
  }

  @Test
  void aPolicyMayLookIntoATableThatItsReadersMayNot() throws SQLException {
    run(
        admin,
        "CREATE TABLE MAPPING (ROLE_NAME VARCHAR, TENANT VARCHAR)",
        "INSERT INTO MAPPING VALUES ('READER_ACME_EU', 'other')",
        "CREATE ROW ACCESS POLICY MAPPED AS (T VARCHAR) RETURNS BOOLEAN -> EXISTS (SELECT 1 FROM MAPPING M WHERE M.ROLE_NAME = CURRENT_ROLE() AND M.TENANT = T)",
        "ALTER TABLE ENTRY DROP ROW ACCESS POLICY OWN_ROWS, ADD ROW ACCESS POLICY MAPPED ON (TENANT)");

    assertThat(rows(reader, "SELECT V FROM ENTRY")).containsExactly(List.of("c"));
    assertThat(refusal(reader, "SELECT * FROM MAPPING").code()).isEqualTo(2003);
  }

  @Test
  void aTableHasOnePolicyAndAPolicyInUseStays() {
    assertThat(refusal(admin, "ALTER TABLE ENTRY ADD ROW ACCESS POLICY OWN_ROWS ON (V)").message())
        .contains("Only one ROW_ACCESS_POLICY is allowed at a time");
    assertThat(refusal(admin, "DROP ROW ACCESS POLICY OWN_ROWS").message())
        .contains("cannot be dropped/replaced as it is associated");
  }

  @Test
  void secondaryRolesCountUntilTheyAreSwitchedOff() throws SQLException {
    run(admin, "CREATE ROLE IF NOT EXISTS READER_OTHER");
    String user = value(reader, "SELECT CURRENT_USER()");
    run(admin, "GRANT ROLE READER_OTHER TO USER " + user);
    run(reader, "SET TENANT = 'other'");
    assertThat(value(reader, "SELECT COUNT(*) FROM ENTRY")).isEqualTo("1");

    run(reader, "USE SECONDARY ROLES NONE");

    assertThat(value(reader, "SELECT COUNT(*) FROM ENTRY")).isEqualTo("0");
  }
}
