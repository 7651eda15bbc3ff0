package com.claresia.hub.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {
  /** Not a constant: {@link Parent}, which is killed, must not start one by loading this class. */
  private static EmbeddedPostgresServer shared() {
    return EmbeddedPostgresServer.shared();
  }

  @Test
  void commitsAreFlushedToDisk() throws SQLException {
    assertThat(ask(shared(), "SHOW fsync")).isEqualTo("on");
    assertThat(ask(shared(), "SHOW synchronous_commit")).isEqualTo("on");
    assertThat(ask(shared(), "SHOW full_page_writes")).isEqualTo("on");
  }

  @Test
  void everyWayInAsksForAScramPassword() throws SQLException {
    String methods =
        ask(shared(), "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules");

    assertThat(methods).isEqualTo("scram-sha-256");
  }

  @Test
  void nobodyGetsInWithoutThePassword() {
    String url = "jdbc:postgresql://" + shared().host() + ":" + shared().port() + "/postgres";

    assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "guess").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void itListensOnLoopbackOnly() throws SQLException {
    assertThat(ask(shared(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(ask(shared(), "SHOW unix_socket_directories")).isEmpty();
  }

  @Test
  void thePasswordIsReadableByItsOwnerOnly() throws IOException {
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(shared().passwordFile())))
        .isEqualTo("rw-------");
  }

  @Test
  void rowsSurviveAStopACrashAndAnotherProcessLife(@TempDir Path directory) throws Exception {
    ServerSettings settings = ServerSettings.keptIn(directory.resolve("kept"));
    EmbeddedPostgresServer first = EmbeddedPostgresServer.start(settings);
    run(first, "CREATE TABLE kept (line text)");
    run(first, "INSERT INTO kept VALUES ('before the stop')");
    first.restart();
    run(first, "INSERT INTO kept VALUES ('before the crash')");
    first.crash();
    assertThatThrownBy(() -> ask(first, "SELECT 1")).isInstanceOf(SQLException.class);
    first.start();
    first.close();

    try (EmbeddedPostgresServer second = EmbeddedPostgresServer.start(settings)) {
      assertThat(ask(second, "SELECT string_agg(line, ', ' ORDER BY line DESC) FROM kept"))
          .isEqualTo("before the stop, before the crash");
    }
  }

  @Test
  void aServerWhoseParentWasKilledIsReplaced(@TempDir Path directory) throws Exception {
    Path home = directory.resolve("orphan");
    Process parent = parentOfAServerIn(home);
    String port = parent.inputReader().readLine();
    parent.destroyForcibly().waitFor();
    assertThat(Postmaster.of(home.resolve("cluster"))).isPresent();

    try (EmbeddedPostgresServer heir = EmbeddedPostgresServer.start(ServerSettings.keptIn(home))) {
      assertThat(heir.port()).isNotEqualTo(Integer.parseInt(port));
      assertThat(ask(heir, "SELECT line FROM kept")).isEqualTo("by the parent");
    }
  }

  @Test
  void twoServersNeverShareADirectory(@TempDir Path directory) {
    ServerSettings settings = ServerSettings.keptIn(directory.resolve("one"));
    try (EmbeddedPostgresServer one = EmbeddedPostgresServer.start(settings)) {
      assertThatThrownBy(() -> EmbeddedPostgresServer.start(settings).close())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another server runs on this directory");
      assertThat(one.port()).isPositive();
    }
  }

  @Test
  void aThrowAwayServerLeavesNothingBehind() {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.start(ServerSettings.throwAway());
    Path password = server.passwordFile();
    assertThat(password).exists();

    server.close();

    assertThat(password.getParent()).doesNotExist();
  }

  @Test
  void aParameterThatAShellWouldReadIsRefused() {
    assertThatThrownBy(() -> ServerSettings.throwAway().with("work_mem", "1MB; true"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Process parentOfAServerIn(Path home) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Parent.class.getName(),
            home.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** A process of its own that starts a server, says its port, and waits to be killed. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] args) throws Exception {
      EmbeddedPostgresServer server =
          EmbeddedPostgresServer.start(ServerSettings.keptIn(Path.of(args[0])));
      run(server, "CREATE TABLE kept (line text)");
      run(server, "INSERT INTO kept VALUES ('by the parent')");
      System.out.println(server.port());
      System.in.read();
    }
  }

  private static void run(EmbeddedPostgresServer server, String sql) throws SQLException {
    try (Connection connection = server.superuser("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EmbeddedPostgresServer server, String sql) throws SQLException {
    try (Connection connection = server.superuser("postgres").getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
