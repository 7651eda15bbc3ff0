package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.run;
import static com.claresia.hub.emulators.snowflake.Service.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.emulators.snowflake.EmulatorSettings.Timing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tokens expire, and drivers renew them without their application noticing. */
class SessionsAreRenewed {

  @Test
  void anExpiredTokenIsRenewedAndTheStatementExecutedOnce() throws SQLException {
    Service service = new Service(start(Timing.asInTheService()));
    try (SnowflakeEmulator emulator = service.emulator();
        Connection connection = service.admin()) {
      run(connection, "CREATE TABLE T (N NUMBER)", "SET KEPT = 'yes'");
      emulator.faults().expireSessions();

      run(connection, "INSERT INTO T VALUES (1)");

      assertThat(value(connection, "SELECT COUNT(*) FROM T")).isEqualTo("1");
      assertThat(value(connection, "SELECT $KEPT")).isEqualTo("yes");
    }
  }

  @Test
  void aTokenExpiresByItself() throws SQLException {
    Timing brief =
        new Timing(
            Duration.ZERO,
            Duration.ofMinutes(5),
            Duration.ofMillis(1),
            Duration.ofHours(1),
            Duration.ofSeconds(45));
    Service service = new Service(start(brief));
    try (SnowflakeEmulator emulator = service.emulator()) {
      try (Connection connection = service.admin()) {
        assertThat(emulator.statements().count()).isZero();
        assertThat(value(connection, "SELECT 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void aSessionWhoseMasterTokenExpiredIsOver() throws SQLException {
    Timing brief =
        new Timing(
            Duration.ZERO,
            Duration.ofMinutes(5),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(45));
    Service service = new Service(start(brief));
    try (SnowflakeEmulator emulator = service.emulator();
        Connection connection = service.admin()) {
      assertThat(emulator.port()).isPositive();
      assertThat(Service.refusal(connection, "SELECT 1").code()).isEqualTo(390114);
    }
  }

  @Test
  void aHeartbeatKeepsAConnectionValid() throws SQLException {
    try (Connection connection = Service.SHARED.admin()) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  private static SnowflakeEmulator start(Timing timing) {
    return SnowflakeEmulator.start(
        EmulatorSettings.inMemory(Service.administrator()).timed(timing));
  }
}
