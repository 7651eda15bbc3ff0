package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.fresh;
import static com.claresia.hub.emulators.snowflake.Service.refusal;
import static com.claresia.hub.emulators.snowflake.Service.run;
import static com.claresia.hub.emulators.snowflake.Service.update;
import static com.claresia.hub.emulators.snowflake.Service.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.emulators.snowflake.EmulatorSettings.Timing;
import com.claresia.hub.emulators.snowflake.Service.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A statement that waits or runs for long can be ended, and leaves nothing behind. */
class StatementsAreAborted {
  private static final SnowflakeEmulator EMULATOR = Service.SHARED.emulator();

  private Connection holder;
  private Connection waiter;
  private String table;

  @BeforeEach
  void holdALock() throws SQLException {
    holder = Service.SHARED.admin();
    waiter = Service.SHARED.admin();
    table = fresh("ABORTED");
  }

  @AfterEach
  void close() throws SQLException {
    holder.close();
    waiter.close();
  }

  private void lock(String kind) throws SQLException {
    run(
        holder,
        "CREATE " + kind + " TABLE " + table + " (ID NUMBER PRIMARY KEY, N NUMBER)",
        "INSERT INTO " + table + " VALUES (1, 0)",
        "BEGIN",
        "UPDATE " + table + " SET N = 1");
  }

  private void cancelWhileWaiting() throws Exception {
    String sql = "UPDATE " + table + " SET N = 2";
    try (Statement statement = waiter.createStatement()) {
      CompletableFuture<Refusal> refused =
          CompletableFuture.supplyAsync(() -> refusal(() -> statement.execute(sql)));
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (!EMULATOR.statements().running().contains(sql)) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
      statement.cancel();

      assertThat(refused.get(5, TimeUnit.SECONDS).state()).isEqualTo("57014");
    }
    run(holder, "COMMIT");
    assertThat(value(waiter, "SELECT N FROM " + table)).isEqualTo("1");
  }

  @Test
  void whileTheyWaitForATable() throws Exception {
    lock("");
    cancelWhileWaiting();
  }

  @Test
  void whileTheyWaitForARow() throws Exception {
    lock("HYBRID");
    cancelWhileWaiting();
  }

  @Test
  void byTheClientsTimeout() throws SQLException {
    lock("HYBRID");
    try (Statement statement = waiter.createStatement()) {
      statement.setQueryTimeout(1);

      assertThat(refusal(() -> statement.execute("UPDATE " + table + " SET N = 2")).state())
          .isEqualTo("57014");
    }
  }

  @Test
  void byTheSessionsTimeout() throws SQLException {
    lock("HYBRID");
    run(waiter, "ALTER SESSION SET STATEMENT_TIMEOUT_IN_SECONDS = 1");

    Refusal refusal = refusal(waiter, "UPDATE " + table + " SET N = 2");

    assertThat(refusal.code()).isEqualTo(630);
    assertThat(refusal.message()).contains("timeout of 1 second(s) and was canceled");
  }

  @Test
  void aStatementThatTakesLongerThanAnAnswerMayIsAskedForAgain() throws SQLException {
    Timing impatient =
        new Timing(
            Duration.ZERO,
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ZERO);
    try (SnowflakeEmulator emulator =
            SnowflakeEmulator.start(
                EmulatorSettings.inMemory(Service.administrator()).timed(impatient));
        Connection connection = new Service(emulator).admin()) {
      run(connection, "CREATE TABLE T (N NUMBER)");

      assertThat(update(connection, "INSERT INTO T VALUES (1), (2)")).isEqualTo(2);
      assertThat(value(connection, "SELECT SUM(N) FROM T")).isEqualTo("3");
      assertThat(emulator.statements().count()).isEqualTo(3);
    }
  }
}
