package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.run;
import static com.claresia.hub.emulators.snowflake.Service.update;
import static com.claresia.hub.emulators.snowflake.Service.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.emulators.snowflake.control.Faults;
import com.claresia.hub.emulators.snowflake.control.Faults.Fault;
import com.claresia.hub.emulators.snowflake.control.StatementKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line breaks; the driver sends the same request again, and its effect happens once. */
class LostAnswersAreExecutedOnce {
  private SnowflakeEmulator emulator;
  private Connection connection;

  @BeforeEach
  void start() throws SQLException {
    emulator = SnowflakeEmulator.start(EmulatorSettings.inMemory(Service.administrator()));
    connection = new Service(emulator).admin();
    run(connection, "CREATE TABLE T (N NUMBER)", "INSERT INTO T VALUES (0)");
    emulator.statements().clear();
  }

  @AfterEach
  void stop() throws SQLException {
    connection.close();
    emulator.close();
  }

  private void addOne() throws SQLException {
    assertThat(update(connection, "UPDATE T SET N = N + 1")).isEqualTo(1);
    assertThat(value(connection, "SELECT N FROM T")).isEqualTo("1");
    assertThat(emulator.faults().pending()).isZero();
  }

  @Test
  void whenTheLineIsCutAfterTheEffect() throws SQLException {
    emulator.faults().cutAfterEffect(1);
    addOne();

    assertThat(emulator.statements().of(StatementKind.UPDATE)).hasSize(1);
  }

  @Test
  void whenTheLineIsCutBeforeTheEffect() throws SQLException {
    emulator.faults().cutBeforeEffect(1);
    addOne();

    assertThat(emulator.statements().of(StatementKind.UPDATE)).hasSize(1);
  }

  @Test
  void whenTheServiceIsUnavailableAfterTheEffect() throws SQLException {
    emulator.faults().serviceUnavailableAfterEffect(1);
    addOne();

    assertThat(emulator.statements().of(StatementKind.UPDATE)).hasSize(1);
  }

  @Test
  void afterManyFaultsOfAllKinds() throws SQLException {
    emulator.faults().cutAfterEffect(1);
    emulator.faults().inject(Fault.UNAVAILABLE_BEFORE_EFFECT, 1, Faults.CHANGES);
    addOne();
  }

  @Test
  void aFaultFitsWhatItIsToldToFit() throws SQLException {
    emulator
        .faults()
        .inject(Fault.CUT_AFTER_EFFECT, 1, incoming -> incoming.sql().contains("FROM T"));
    run(connection, "INSERT INTO T VALUES (7)");
    assertThat(emulator.faults().pending()).isEqualTo(1);

    assertThat(value(connection, "SELECT SUM(N) FROM T")).isEqualTo("7");
    assertThat(emulator.faults().pending()).isZero();
  }

  @Test
  void latencyIsAddedToEachStatement() throws SQLException {
    emulator.faults().latencyPerStatement(Duration.ofMillis(60));
    run(connection, "INSERT INTO T VALUES (1)");
    emulator.faults().clear();

    assertThat(emulator.statements().of(StatementKind.INSERT))
        .singleElement()
        .satisfies(insert -> assertThat(insert.took()).isGreaterThan(Duration.ofMillis(59)));
  }

  @Test
  void theLogTellsOfRefusalsToo() {
    Service.refusal(connection, "INSERT INTO T VALUES ('x')");

    assertThat(emulator.statements().of(StatementKind.INSERT))
        .singleElement()
        .satisfies(insert -> assertThat(insert.error()).contains(100038));
  }
}
