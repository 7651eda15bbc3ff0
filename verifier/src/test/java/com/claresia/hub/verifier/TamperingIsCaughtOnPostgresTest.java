package com.claresia.hub.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TamperingIsCaughtOnPostgresTest extends TamperingIsCaught {
  private static final String COLUMNS =
      "tenant_id, seq, type, encoding, occurred_at, recorded_at, actor_kind, actor_id, content";

  @Override
  LogUnderAttack filled(Path folder) {
    return new LogOnPostgres(folder);
  }

  private void superuser(String... statements) {
    if (log instanceof LogOnPostgres attacked) {
      attacked.superuser(statements);
    }
  }

  @Test
  void aContentThatStandsInTwoPartitions() {
    superuser(
        "INSERT INTO hub.record_content (%1$s) SELECT %2$s FROM hub.record_content"
                .formatted(
                    COLUMNS,
                    COLUMNS.replace(
                        " type,", " CASE type WHEN 'output' THEN 'artifact' ELSE 'output' END,"))
            + " WHERE tenant_id = :t AND seq = 42");
    assertThat(findings()).contains(tampered(42)).allMatch(f -> within(f, 42, 43));
  }

  @Test
  void aRowFarBeyondTheEnd() {
    superuser(
        "UPDATE hub.log_entry SET seq = 1000000000000000 WHERE tenant_id = :t AND seq = 99",
        "DELETE FROM hub.record_content WHERE tenant_id = :t AND seq = 99");
    assertThat(findings()).contains("missing 99..1000000000000000");
  }
}
