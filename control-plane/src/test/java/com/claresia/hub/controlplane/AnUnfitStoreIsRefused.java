package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.controlplane.store.Credentials;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} on a database where an acknowledgement would not hold, or the schema not bind. */
class AnUnfitStoreIsRefused {
  @TempDir private Path temp;

  private final TestService service = TestService.shared();

  private String refusal() {
    return refusal(service.provisioning().service());
  }

  private String refusal(Credentials login) {
    Commands served =
        Commands.run(
            "serve",
            "--keys",
            temp.resolve("keys"),
            "--keys-unprotected",
            service.storeOptions(temp, login));
    assertThat(served.status()).isEqualTo(2);
    return served.err();
  }

  private static void asSuperuser(String sql) throws SQLException {
    try (Connection connection =
            EmbeddedPostgresServer.shared().superuser("control_plane").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void assertRefused(String unfit, String fitAgain, String reason) throws SQLException {
    asSuperuser(unfit);
    try {
      assertThat(refusal()).contains(reason);
    } finally {
      asSuperuser(fitAgain);
    }
    assertThat(refusal()).doesNotContain(reason);
  }

  @Test
  void whereALoginsCommitsCouldBeLost() throws SQLException {
    assertRefused(
        "ALTER ROLE control_service SET synchronous_commit = local",
        "ALTER ROLE control_service RESET synchronous_commit",
        "synchronous_commit is below on");
  }

  @Test
  void whereTheLoginIsBoundByNothing() throws SQLException {
    assertRefused(
        "ALTER ROLE control_service SUPERUSER",
        "ALTER ROLE control_service NOSUPERUSER",
        "is a superuser");
    assertRefused(
        "ALTER ROLE control_service BYPASSRLS",
        "ALTER ROLE control_service NOBYPASSRLS",
        "bypasses row-level security");
    assertThat(refusal(service.provisioning().owner())).contains("owns the schema");
  }

  @Test
  void whereTheSchemaIsOfAnotherVersion() throws SQLException {
    assertRefused(
        "INSERT INTO control_plane.schema_history SELECT 99, '99', description, type, script,"
            + " checksum, installed_by, installed_on, execution_time, success"
            + " FROM control_plane.schema_history WHERE version = '1'",
        "DELETE FROM control_plane.schema_history WHERE version = '99'",
        "is at version 99");
  }
}
