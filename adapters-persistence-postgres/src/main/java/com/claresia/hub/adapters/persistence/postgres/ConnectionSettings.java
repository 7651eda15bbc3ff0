package com.claresia.hub.adapters.persistence.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How to connect as one login.
 *
 * @param target which database
 * @param login as whom
 * @param poolSize most connections
 * @param connectTimeout until a connection is given up
 * @param answerTimeout until a statement is given up
 * @param access why
 */
record ConnectionSettings(
    Target target,
    Credentials login,
    int poolSize,
    Duration connectTimeout,
    Duration answerTimeout,
    Access access) {
  /** Beyond the statement's own limit, so that the server is the one who gives up. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  static final int OLDEST_SERVER = 15;

  /** Connections one by one, not pooled. */
  DataSource dataSource() {
    PGSimpleDataSource source = new DirectSource();
    source.setServerNames(target.hosts().toArray(String[]::new));
    source.setPortNumbers(target.ports().stream().mapToInt(Integer::intValue).toArray());
    source.setDatabaseName(target.database());
    source.setUser(login.user());
    source.setPassword(login.password());
    source.setApplicationName("claresia-hub");
    source.setConnectTimeout((int) connectTimeout.toSeconds());
    source.setLoginTimeout((int) connectTimeout.plus(connectTimeout).toSeconds());
    source.setSocketTimeout((int) answerTimeout.plus(GRACE).toSeconds());
    source.setTcpKeepAlive(true);
    source.setSocketFactory(WideReads.Factory.class.getName());
    // A refused row is named by its constraint, never shown.
    source.setLogServerErrorDetail(false);
    source.setAssumeMinServerVersion(Integer.toString(OLDEST_SERVER));
    source.setPrepareThreshold(1);
    target.driver().forEach((name, value) -> set(source, name, value));
    return source;
  }

  /** Asks the driver itself: DriverManager would load every driver there is on the class path. */
  private static final class DirectSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password)
        throws SQLException {
      Properties login = new Properties();
      login.put("user", Objects.requireNonNullElse(user, ""));
      login.put("password", Objects.requireNonNullElse(password, ""));
      return Objects.requireNonNull(new Driver().connect(getUrl(), login));
    }
  }

  private static void set(PGSimpleDataSource source, String name, String value) {
    try {
      source.setProperty(name, value);
    } catch (SQLException e) {
      throw Problems.of(
          PostgresSettings.DSN, "has a bad value for " + name, "see the driver's documentation");
    }
  }

  /**
   * What every session is told first: nothing hangs, no transaction is left open, and plans use the
   * keys. A plan that was cached while a table was small would otherwise go on reading all of it
   * after it has grown, until statistics are gathered anew.
   */
  String sessionSetup() {
    return "SET statement_timeout = %d; SET idle_in_transaction_session_timeout = %d;"
            .formatted(answerTimeout.toMillis(), answerTimeout.toMillis())
        + " SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;"
        + " SET jit = off"
        + (access == Access.VERIFY ? "; SET default_transaction_read_only = on" : "");
  }
}
