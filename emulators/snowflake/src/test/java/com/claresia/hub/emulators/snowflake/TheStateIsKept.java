package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.refusal;
import static com.claresia.hub.emulators.snowflake.Service.rows;
import static com.claresia.hub.emulators.snowflake.Service.run;
import static com.claresia.hub.emulators.snowflake.Service.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An emulator with a directory has everything again when it starts anew. */
class TheStateIsKept {
  @TempDir private Path directory;

  private SnowflakeEmulator start() {
    return SnowflakeEmulator.start(
        EmulatorSettings.inMemory(Service.administrator()).keptIn(directory));
  }

  @Test
  void rowsKeysUsersGrantsAndPolicies() throws SQLException {
    try (SnowflakeEmulator emulator = start();
        Connection admin = new Service(emulator).admin()) {
      run(
          admin,
          "CREATE SCHEMA KEPT",
          "CREATE HYBRID TABLE H (T VARCHAR(10), N NUMBER DEFAULT 7, PRIMARY KEY (T, N))",
          "INSERT INTO H (T) VALUES ('a'), ('b')",
          "CREATE VIEW V AS SELECT T FROM H",
          "CREATE ROW ACCESS POLICY P AS (T VARCHAR) RETURNS BOOLEAN -> T = GETVARIABLE('TENANT')",
          "ALTER TABLE H ADD ROW ACCESS POLICY P ON (T)",
          "CREATE ROLE R",
          "GRANT USAGE ON DATABASE HUB TO ROLE R",
          "GRANT USAGE ON SCHEMA KEPT TO ROLE R",
          "GRANT USAGE ON WAREHOUSE HUB_WH TO ROLE R",
          "GRANT SELECT ON VIEW V TO ROLE R",
          "CREATE USER U PASSWORD = 'secret' DEFAULT_ROLE = R DEFAULT_NAMESPACE = HUB.KEPT",
          "GRANT ROLE R TO USER U");
    }

    try (SnowflakeEmulator emulator = start();
        Connection admin = new Service(emulator).admin();
        Connection user = new Service(emulator).connect("U", "secret", Map.of("schema", "KEPT"))) {
      run(admin, "USE SCHEMA KEPT", "SET TENANT = 'a'");
      assertThat(rows(admin, "SELECT T, N FROM H")).containsExactly(List.of("a", "7"));
      assertThat(refusal(admin, "INSERT INTO H VALUES ('b', 7)").code()).isEqualTo(200001);
      run(user, "SET TENANT = 'b'");
      assertThat(value(user, "SELECT T FROM V")).isEqualTo("b");
      assertThat(refusal(user, "SELECT * FROM H").code()).isEqualTo(2003);
    }
  }

  @Test
  void aSuperuserFindsItUnderneath() throws SQLException {
    try (SnowflakeEmulator emulator = start();
        Connection admin = new Service(emulator).admin()) {
      run(admin, "CREATE TABLE T (V VARCHAR)", "INSERT INTO T VALUES ('as written')");
      try (Connection superuser = emulator.superuser()) {
        run(superuser, "UPDATE T SET V = 'tampered with'");
      }

      assertThat(value(admin, "SELECT V FROM T")).isEqualTo("tampered with");
    }
  }
}
