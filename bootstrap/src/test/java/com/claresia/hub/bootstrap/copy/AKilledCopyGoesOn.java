package com.claresia.hub.bootstrap.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.sample.SampleRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 in the midst of a statement. */
class AKilledCopyGoesOn {
  private static final int RECORDS = 6_000;

  /** Whoever inserts beyond place 3,500 waits for a lock that the test holds. */
  private static final String STOP =
      """
      CREATE FUNCTION hub.stop() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_advisory_xact_lock(417); RETURN new; END $$;
      CREATE TRIGGER stop BEFORE INSERT ON hub.log_entry FOR EACH ROW
        WHEN (new.seq = 3500) EXECUTE FUNCTION hub.stop()\
      """;

  @TempDir Path directory;

  @Test
  void whereTheTargetsLogEnds() throws Exception {
    Site from = Site.onPostgres(directory);
    from.addTenant();
    fill(from);
    Site to = Site.onPostgres(directory);

    killAt3500(from, to);
    try (HubStore copy = to.open()) {
      assertThat(copy.head(Site.TENANT).size()).isBetween(3_000L, 3_999L + 1);
    }
    Site.Ended second = from.copyTo(to);

    assertThat(second.status()).as(second.out() + second.err()).isZero();
    assertThat(second.out()).contains("\"size\":" + RECORDS).doesNotContain("\"already_there\":0");
    try (HubStore source = from.open();
        HubStore copy = to.open()) {
      assertThat(copy.head(Site.TENANT)).isEqualTo(source.head(Site.TENANT));
    }
    assertThat(from.copyTo(to).out()).contains("\"copied\":0");
  }

  private static void fill(Site site) {
    SampleRecords samples = SampleRecords.of(Site.TENANT, 43);
    try (HubStore store = site.open()) {
      for (int i = 0; i < RECORDS; i += 1_000) {
        assertThat(store.append(samples.segment(store.head(Site.TENANT), 1_000)))
            .isInstanceOf(AppendOutcome.Appended.class);
      }
    }
  }

  private static void killAt3500(Site from, Site to) throws Exception {
    try (Connection administrator = to.administrator();
        Statement statement = administrator.createStatement()) {
      statement.execute(STOP);
      statement.execute("SELECT pg_advisory_lock(417)");
      Process copy = start(from, to);
      try {
        awaitWaiting(statement, copy);
      } finally {
        copy.destroyForcibly();
        assertThat(copy.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
      // The server does not know that its client is dead, and may commit what it was sent.
      statement.execute("SELECT pg_advisory_unlock(417)");
      statement.execute("DROP TRIGGER stop ON hub.log_entry");
    }
  }

  private static Process start(Site from, Site to) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "com.claresia.hub.bootstrap.cli.Main"));
    command.addAll(from.copyCommand(to));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void awaitWaiting(Statement statement, Process copy) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!isWaiting(statement)) {
      assertThat(copy.isAlive()).as("the copy goes on until it has to wait").isTrue();
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static boolean isWaiting(Statement statement) throws SQLException {
    try (var found =
        statement.executeQuery(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")) {
      return found.next() && found.getInt(1) > 0;
    }
  }
}
