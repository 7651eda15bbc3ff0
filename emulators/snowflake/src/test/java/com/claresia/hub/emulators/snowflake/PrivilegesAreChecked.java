package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.fresh;
import static com.claresia.hub.emulators.snowflake.Service.refusal;
import static com.claresia.hub.emulators.snowflake.Service.run;
import static com.claresia.hub.emulators.snowflake.Service.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.emulators.snowflake.Service.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles may do what was granted to them, and are told nothing of what they may not see. */
class PrivilegesAreChecked {
  private Connection admin;
  private Connection user;
  private String role;
  private String table;

  @BeforeEach
  void aUserWithARole() throws SQLException {
    admin = Service.SHARED.admin();
    role = fresh("ROLE");
    table = fresh("GRANTED");
    String name = fresh("USER");
    run(
        admin,
        "CREATE TABLE " + table + " (N NUMBER)",
        "CREATE ROLE " + role,
        "CREATE USER " + name + " PASSWORD = 'secret' DEFAULT_ROLE = " + role,
        "GRANT ROLE " + role + " TO USER " + name,
        "GRANT USAGE ON DATABASE HUB TO ROLE " + role,
        "GRANT USAGE ON SCHEMA HUB.PUBLIC TO ROLE " + role,
        "GRANT USAGE ON WAREHOUSE HUB_WH TO ROLE " + role);
    user = Service.SHARED.connect(name, "secret", Map.of());
  }

  @AfterEach
  void close() throws SQLException {
    admin.close();
    user.close();
  }

  private void grant(String privileges) throws SQLException {
    run(admin, "GRANT " + privileges + " ON TABLE " + table + " TO ROLE " + role);
  }

  @Test
  void whatMayNotBeSeenLooksAsIfItWereNotThere() {
    Refusal notSeen = refusal(user, "SELECT * FROM " + table);

    assertThat(notSeen)
        .isEqualTo(
            new Refusal(
                2003,
                "42S02",
                "SQL compilation error:\nObject 'HUB.PUBLIC."
                    + table
                    + "' does not exist or not authorized."));
    assertThat(refusal(user, "SELECT * FROM NOWHERE").message().replace("NOWHERE", table))
        .isEqualTo(notSeen.message());
  }

  @Test
  void whatMayBeSeenAndNotBeDoneIsTold() throws SQLException {
    grant("SELECT");
    assertThat(value(user, "SELECT COUNT(*) FROM " + table)).isEqualTo("0");

    for (String sql :
        new String[] {
          "INSERT INTO " + table + " VALUES (1)",
          "UPDATE " + table + " SET N = 1",
          "DELETE FROM " + table
        }) {
      assertThat(refusal(user, sql))
          .isEqualTo(
              new Refusal(
                  3001,
                  "42501",
                  "SQL access control error:\nInsufficient privileges to operate on table '"
                      + table
                      + "'."));
    }
  }

  @Test
  void whatIsRevokedIsGone() throws SQLException {
    grant("SELECT, INSERT");
    run(user, "INSERT INTO " + table + " VALUES (1)");
    run(admin, "REVOKE ALL PRIVILEGES ON TABLE " + table + " FROM ROLE " + role);

    assertThat(refusal(user, "INSERT INTO " + table + " VALUES (1)").code()).isEqualTo(2003);
  }

  @Test
  void aTableIsHiddenWithItsSchema() throws SQLException {
    grant("SELECT");
    run(admin, "REVOKE USAGE ON SCHEMA HUB.PUBLIC FROM ROLE " + role);

    assertThat(refusal(user, "SELECT * FROM HUB.PUBLIC." + table).code()).isEqualTo(2003);
  }

  @Test
  void creatingNeedsItsOwnPrivilege() throws SQLException {
    String create = "CREATE TABLE " + fresh("MINE") + " (N NUMBER)";
    assertThat(refusal(user, create))
        .isEqualTo(
            new Refusal(
                3001,
                "42501",
                "SQL access control error:\nInsufficient privileges to operate on schema 'PUBLIC'."));
    run(admin, "GRANT CREATE TABLE ON SCHEMA HUB.PUBLIC TO ROLE " + role);
    run(user, create);

    assertThat(refusal(user, create.replace("TABLE", "HYBRID TABLE")).code()).isEqualTo(3001);
    assertThat(refusal(user, "CREATE ROLE " + fresh("R")).message())
        .contains("Insufficient privileges to operate on account 'ACCOUNT'");
  }

  @Test
  void whatOneRoleOwnsAnAdministratorDoesNotSeeUnlessTheRoleIsGranted() throws SQLException {
    String mine = fresh("MINE");
    run(admin, "GRANT CREATE TABLE ON SCHEMA HUB.PUBLIC TO ROLE " + role);
    run(user, "CREATE TABLE " + mine + " (N NUMBER)");
    assertThat(refusal(admin, "SELECT * FROM " + mine).code()).isEqualTo(2003);

    run(admin, "GRANT ROLE " + role + " TO ROLE SYSADMIN");

    assertThat(value(admin, "SELECT COUNT(*) FROM " + mine)).isEqualTo("0");
  }

  @Test
  void onlyAnOwnerGrantsAndDrops() throws SQLException {
    grant("SELECT");

    assertThat(refusal(user, "GRANT SELECT ON TABLE " + table + " TO ROLE PUBLIC").code())
        .isEqualTo(3001);
    assertThat(refusal(user, "DROP TABLE " + table).code()).isEqualTo(3001);
    run(admin, "GRANT OWNERSHIP ON TABLE " + table + " TO ROLE " + role + " COPY CURRENT GRANTS");
    run(user, "DROP TABLE " + table);
  }

  @Test
  void aRoleIsUsedByWhoHasIt() throws SQLException {
    run(user, "USE ROLE PUBLIC");
    assertThat(value(user, "SELECT CURRENT_ROLE()")).isEqualTo("PUBLIC");

    assertThat(refusal(user, "USE ROLE ACCOUNTADMIN"))
        .isEqualTo(
            new Refusal(
                3013,
                "42501",
                "SQL access control error:\nRequested role 'ACCOUNTADMIN' is not assigned to the executing user.  Specify another role to activate."));
    assertThat(refusal(user, "USE ROLE NO_SUCH_ROLE"))
        .isEqualTo(
            new Refusal(
                2043,
                "02000",
                "SQL compilation error:\nObject does not exist, or operation cannot be performed."));
  }

  @Test
  void aViewLendsItsOwnersRights() throws SQLException {
    String view = fresh("VIEW");
    run(
        admin,
        "CREATE VIEW " + view + " AS SELECT COUNT(*) AS C FROM " + table,
        "GRANT SELECT ON VIEW " + view + " TO ROLE " + role);

    assertThat(value(user, "SELECT C FROM " + view)).isEqualTo("0");
    assertThat(refusal(user, "SELECT * FROM " + table).code()).isEqualTo(2003);
  }

  @Test
  void withoutAWarehouseNoRowIsRead() throws SQLException {
    grant("SELECT");
    run(admin, "REVOKE USAGE ON WAREHOUSE HUB_WH FROM ROLE " + role);
    String name = value(user, "SELECT CURRENT_USER()");
    try (Connection without = Service.SHARED.connect(name, "secret", Map.of())) {
      assertThat(value(without, "SELECT 1")).isEqualTo("1");
      Refusal refusal = refusal(without, "SELECT * FROM " + table);
      assertThat(refusal.code()).isEqualTo(606);
      assertThat(refusal.state()).isEqualTo("57P03");
      assertThat(refusal(without, "USE WAREHOUSE HUB_WH").code()).isEqualTo(2043);
    }
  }
}
