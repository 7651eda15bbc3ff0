package com.claresia.hub.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsAgreeTest {
  @TempDir Path folder;
  LogOnPostgres log;

  @BeforeEach
  void fillLog() {
    log = new LogOnPostgres(folder);
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  private String json(String... more) {
    String[] arguments = java.util.Arrays.copyOf(more, more.length + 4);
    arguments[more.length] = "--as-of";
    arguments[more.length + 1] = "2026-05-04T00:00:00Z";
    arguments[more.length + 2] = "-o";
    arguments[more.length + 3] = "json";
    return log.verify(arguments).out();
  }

  @Test
  void howeverManyJobsThereAre() {
    log.superuser(
        "UPDATE hub.record_content SET actor_id = 'x' WHERE tenant_id = :t AND seq IN (3, 57)",
        "DELETE FROM hub.record_content WHERE tenant_id = :t AND seq BETWEEN 70 AND 72");
    String one = json("--jobs", "1");
    assertThat(one).contains("\"findings_total\" : 5");
    for (int jobs = 2; jobs <= 4; jobs++) {
      assertThat(json("--jobs", Integer.toString(jobs))).isEqualTo(one);
    }
  }

  @Test
  void aReaderOfOneTenantNeedsNoOtherRights() {
    String asService = json();
    log.allowReading("dba_" + Long.toHexString(System.nanoTime()));
    assertThat(json()).isEqualTo(asService).contains("\"valid\" : 100");
  }

  @Test
  void onlyTheContentsOfThePartAskedForAreHashed() {
    log.superuser(
        "UPDATE hub.record_content SET actor_id = 'x' WHERE tenant_id = :t AND seq IN (3, 57)");
    CommandRun run = log.verify("--from-seq", "50", "--to-seq", "60");
    assertThat(run.status()).isOne();
    assertThat(run.out())
        .contains("seq 50 to 59 of 100 records")
        .contains("seq 57")
        .endsWith("1 finding\n");
    assertThat(log.verify("--from-seq", "60").status()).isZero();
  }
}
