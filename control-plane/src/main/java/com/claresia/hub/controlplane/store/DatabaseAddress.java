package com.claresia.hub.controlplane.store;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Which database.
 *
 * @param host its server
 * @param port the server's port
 * @param database its name
 * @param parameters of the driver: {@code sslmode} and {@code sslrootcert}
 */
public record DatabaseAddress(
    String host, int port, String database, Map<String, String> parameters) {
  private static final Set<String> KNOWN = Set.of("sslmode", "sslrootcert");
  private static final int DEFAULT_PORT = 5432;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(45);

  /** Copies the parameters. */
  public DatabaseAddress {
    parameters = Map.copyOf(parameters);
  }

  /** A database on this machine. */
  static DatabaseAddress local(String host, int port, String database) {
    return new DatabaseAddress(host, port, database, Map.of());
  }

  /**
   * Reads {@code postgres://host:5432/database?sslmode=verify-full}. Logins are given apart.
   *
   * @throws IllegalArgumentException saying what is wrong; it never repeats the text
   */
  public static DatabaseAddress parse(String dsn) {
    URI uri = uri(dsn);
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException("a DSN names no user here: give logins by their options");
    }
    String path = Objects.requireNonNullElse(uri.getPath(), "");
    if (uri.getHost() == null || path.length() < 2) {
      throw new IllegalArgumentException("write the DSN as postgres://host:5432/database");
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    return new DatabaseAddress(uri.getHost(), port, path.substring(1), query(uri.getQuery()));
  }

  private static URI uri(String dsn) {
    if (!dsn.startsWith("postgres://") && !dsn.startsWith("postgresql://")) {
      throw new IllegalArgumentException("write the DSN as postgres://host:5432/database");
    }
    try {
      return URI.create(dsn);
    } catch (IllegalArgumentException notAUri) {
      throw new IllegalArgumentException("the DSN is no URI", notAUri);
    }
  }

  private static Map<String, String> query(@Nullable String query) {
    Map<String, String> found = new TreeMap<>();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length < 2 || !KNOWN.contains(parts[0])) {
        throw new IllegalArgumentException("a DSN knows the parameters sslmode and sslrootcert");
      }
      found.put(parts[0], parts[1]);
    }
    return found;
  }

  /** Connections as this login, one by one, not pooled. */
  DataSource as(Credentials login) {
    PGSimpleDataSource source = new DirectSource();
    source.setServerNames(new String[] {host});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(login.user());
    source.setPassword(login.password());
    source.setApplicationName("claresia-control-plane");
    source.setConnectTimeout((int) CONNECT.toSeconds());
    source.setLoginTimeout((int) CONNECT.multipliedBy(2).toSeconds());
    source.setSocketTimeout((int) ANSWER.toSeconds());
    source.setTcpKeepAlive(true);
    source.setLogServerErrorDetail(false);
    parameters.forEach((name, value) -> set(source, name, value));
    return source;
  }

  private static void set(PGSimpleDataSource source, String name, String value) {
    try {
      source.setProperty(name, value);
    } catch (SQLException e) {
      throw new IllegalArgumentException("the DSN has a bad value for " + name, e);
    }
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
}
