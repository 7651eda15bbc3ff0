package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.fresh;
import static com.claresia.hub.emulators.snowflake.Service.run;
import static com.claresia.hub.emulators.snowflake.Service.update;
import static com.claresia.hub.emulators.snowflake.Service.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.emulators.snowflake.EmulatorSettings.Timing;
import com.claresia.hub.emulators.snowflake.Service.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** UPDATE, DELETE and MERGE of a standard table wait for each other, whatever rows they change. */
class StandardTablesAreLockedWhole {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Connection holder;
  private String table;

  @BeforeEach
  void holdTheLock() throws SQLException {
    holder = Service.SHARED.admin();
    table = fresh("LOCKED");
    run(
        holder,
        "CREATE TABLE " + table + " (ID NUMBER, N NUMBER)",
        "INSERT INTO " + table + " VALUES (1, 0), (2, 0)",
        "BEGIN",
        "UPDATE " + table + " SET N = 1 WHERE ID = 1");
  }

  @AfterEach
  void letGo() throws SQLException {
    holder.close();
    threads.close();
  }

  /** Changes the other row in a session of its own. */
  private Callable<Integer> change(String... before) {
    return () -> {
      try (Connection connection = Service.SHARED.admin()) {
        run(connection, before);
        return update(connection, "UPDATE " + table + " SET N = N + 1 WHERE ID = 2");
      }
    };
  }

  @Test
  void aSecondChangeWaitsUntilTheFirstIsCommitted() throws Exception {
    Future<Integer> waiting = threads.submit(change());
    awaitArrival("N + 1");
    run(holder, "UPDATE " + table + " SET N = 10 WHERE ID = 2", "COMMIT");

    assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(value(holder, "SELECT N FROM " + table + " WHERE ID = 2")).isEqualTo("11");
  }

  @Test
  void insertsAndReadsDoNotWait() throws SQLException {
    try (Connection connection = Service.SHARED.admin()) {
      assertThat(update(connection, "INSERT INTO " + table + " VALUES (3, 0)")).isEqualTo(1);
      assertThat(value(connection, "SELECT SUM(N) FROM " + table)).isEqualTo("0");
    }
  }

  @Test
  void theTwentyFirstWaiterIsRefused() throws Exception {
    List<Future<Integer>> waiting = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      waiting.add(threads.submit(change()));
    }
    Refusal refusal = awaitRefusal(waiting);

    assertThat(refusal.code()).isEqualTo(625);
    assertThat(refusal.state()).isEqualTo("57014");
    assertThat(refusal.message())
        .contains("has locked table '" + table + "' in transaction")
        .contains("the number of waiters for this lock exceeds the 20 statements limit");
    run(holder, "ROLLBACK");
    for (Future<Integer> waiter : waiting) {
      if (waiter.state() != Future.State.FAILED) {
        assertThat(waiter.get(10, TimeUnit.SECONDS)).isEqualTo(1);
      }
    }
    assertThat(value(holder, "SELECT N FROM " + table + " WHERE ID = 2")).isEqualTo("20");
  }

  @Test
  void aWaiterGivesUpAfterItsLockTimeout() throws Exception {
    Future<Integer> waiting = threads.submit(change("ALTER SESSION SET LOCK_TIMEOUT = 0"));

    Refusal refusal = awaitRefusal(List.of(waiting));

    assertThat(refusal.code()).isEqualTo(625);
    assertThat(refusal.message()).contains("LOCK_TIMEOUT");
  }

  @Test
  void whoWouldWaitInACircleIsRefused() throws Exception {
    String second = fresh("LOCKED");
    try (Connection other = Service.SHARED.admin()) {
      run(
          other,
          "CREATE TABLE " + second + " (N NUMBER)",
          "INSERT INTO " + second + " VALUES (0)",
          "BEGIN",
          "UPDATE " + second + " SET N = 1");
      Future<Integer> waiting = threads.submit(() -> update(other, "DELETE FROM " + table));
      awaitArrival("DELETE FROM " + table);

      assertThat(Service.refusal(holder, "UPDATE " + second + " SET N = 2").message())
          .contains("deadlock");
      run(holder, "ROLLBACK");
      assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }

  @Test
  void whatADeadClientHoldsIsTakenFromItWhenOthersWait() throws SQLException {
    Timing brief =
        new Timing(
            Duration.ZERO,
            Duration.ofMillis(50),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofSeconds(45));
    try (SnowflakeEmulator emulator =
            SnowflakeEmulator.start(
                EmulatorSettings.inMemory(Service.administrator()).timed(brief));
        Connection dead = new Service(emulator).admin();
        Connection alive = new Service(emulator).admin()) {
      run(
          dead,
          "CREATE TABLE T (N NUMBER)",
          "INSERT INTO T VALUES (0)",
          "BEGIN",
          "UPDATE T SET N = 1");

      assertThat(update(alive, "UPDATE T SET N = N + 5")).isEqualTo(1);
      assertThat(value(alive, "SELECT N FROM T")).isEqualTo("5");
    }
  }

  private static void awaitArrival(String part) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (Service.SHARED.emulator().statements().running().stream()
        .noneMatch(sql -> sql.contains(part))) {
      assertThat(System.nanoTime()).as("the statement never came").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private static Refusal awaitRefusal(List<Future<Integer>> waiting) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline) {
      for (Future<Integer> waiter : waiting) {
        if (waiter.state() == Future.State.FAILED
            && waiter.exceptionNow() instanceof SQLException e) {
          return new Refusal(e.getErrorCode(), e.getSQLState(), e.getMessage());
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    throw new AssertionError("nobody was refused");
  }
}
