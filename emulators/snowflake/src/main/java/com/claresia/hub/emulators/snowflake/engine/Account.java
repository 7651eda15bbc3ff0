package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.Bootstrap;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.Catalogue;
import com.claresia.hub.emulators.snowflake.catalog.Passwords;
import com.claresia.hub.emulators.snowflake.catalog.SessionContext;
import com.claresia.hub.emulators.snowflake.control.StatementKind;
import com.claresia.hub.emulators.snowflake.error.Failures;
import com.claresia.hub.emulators.snowflake.error.SnowflakeError;
import com.claresia.hub.emulators.snowflake.sql.Name;
import com.claresia.hub.emulators.snowflake.sql.ObjectKind;
import com.claresia.hub.emulators.snowflake.sql.Statement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** An account: its state, its sessions, and who may log in. */
public final class Account implements AutoCloseable {
  /** Beyond a day no alarm is set: the service's default is two. */
  private static final long LONGEST_TIMEOUT = 86_400;

  private final String name;
  private final Storage storage;
  private final CatalogueStore catalogue;
  private final TableLocks locks;
  private final StaleReads staleReads;
  private final Sessions sessions;
  private final Engine engine;
  private final KeyPairLogin keyPairs;
  private final ScheduledExecutorService timer;
  private final ScheduledFuture<?> sweeping;

  /**
   * How an account is.
   *
   * @param name of the account
   * @param directory where its state is kept; empty for one in memory
   * @param first what it holds at first
   * @param hybridTables whether it has them
   * @param staleness how old the state may be that hybrid tables show; zero for never
   * @param detachedAfter after what silence a client is gone, and its transaction with it
   */
  public record Settings(
      String name,
      Optional<Path> directory,
      Bootstrap first,
      HybridTables hybridTables,
      Duration staleness,
      Duration detachedAfter) {}

  /** Who logs in, and with what. */
  public record Login(
      String user,
      Optional<String> password,
      Optional<String> token,
      Optional<String> role,
      Optional<String> warehouse,
      Optional<String> database,
      Optional<String> schema,
      Map<String, Object> parameters) {
    /** Copies the parameters. */
    public Login {
      parameters = Map.copyOf(parameters);
    }
  }

  /** Opens an account. */
  public Account(Settings settings) {
    name = settings.name();
    storage = settings.directory().map(Storage::keptIn).orElseGet(Storage::inMemory);
    catalogue = new CatalogueStore(storage, settings.first()::catalogue);
    locks = new TableLocks(settings.detachedAfter());
    staleReads = new StaleReads(storage, settings.staleness());
    sessions = new Sessions(settings.detachedAfter());
    engine = new Engine(catalogue, locks, staleReads, settings.hybridTables());
    keyPairs = new KeyPairLogin(name, Clock.systemUTC());
    timer = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    long period = Math.clamp(settings.detachedAfter().toMillis() / 4, 10, 1_000);
    sweeping =
        timer.scheduleWithFixedDelay(
            sessions::abortDetached, period, period, TimeUnit.MILLISECONDS);
  }

  /** The account's name. */
  public String name() {
    return name;
  }

  /** What a statement is; of what cannot be read, UNKNOWN. */
  public StatementKind kind(String sql) {
    return engine.kind(sql);
  }

  /** Executes or describes a statement, as long as its session lets it take. */
  public StatementAnswer execute(
      Session session, StatementRequest request, Running running, RowSink rows) {
    long seconds =
        session.parameters().with(request.parameters()).number("STATEMENT_TIMEOUT_IN_SECONDS");
    if (seconds == 0 || seconds > LONGEST_TIMEOUT) {
      return engine.execute(session, request, running, rows);
    }
    ScheduledFuture<?> alarm =
        timer.schedule(() -> running.abort(Failures.timedOut(seconds)), seconds, TimeUnit.SECONDS);
    try {
      return engine.execute(session, request, running, rows);
    } finally {
      alarm.cancel(false);
    }
  }

  /** The sessions that are open. */
  public Sessions sessions() {
    return sessions;
  }

  /** A connection to the database underneath, for whom no rule holds. */
  public Connection superuser(String schema) {
    try {
      return storage.superuser(schema);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot open the database", e);
    }
  }

  /** Opens a session. */
  public Session login(Login login) {
    Catalogue now = catalogue.current();
    CatalogObject.User user = now.user(login.user()).orElseThrow(Account::incorrect);
    authenticate(login, user);
    String role = role(login, user, now);
    try {
      Connection connection = storage.open();
      Session session = new Session(name, login.user(), role, connection, locks, new Parameters());
      login.parameters().forEach(session.parameters()::set);
      session.useSecondaryRoles(
          user.property("DEFAULT_SECONDARY_ROLES").orElse("ALL").equals("ALL"));
      session.applyTimeZone();
      choosePlace(session, login, user, now);
      sessions.add(session);
      return session;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot open a session", e);
    }
  }

  private static SnowflakeError incorrect() {
    return new SnowflakeError(390_100, "08001", "Incorrect username or password was specified.");
  }

  private void authenticate(Login login, CatalogObject.User user) {
    if (login.token().isPresent()) {
      if (!keyPairs.isValid(login.token().get(), login.user(), user.publicKeys())) {
        throw new SnowflakeError(390_144, "08001", "JWT token is invalid.");
      }
    } else if (!Passwords.matches(login.password().orElse(""), user.passwordHash())) {
      throw incorrect();
    }
    if (user.property("DISABLED").orElse("FALSE").equalsIgnoreCase("TRUE")) {
      throw new SnowflakeError(
          390_101, "08001", "User access disabled. Contact your local system administrator.");
    }
  }

  private static String role(Login login, CatalogObject.User user, Catalogue now) {
    String role = login.role().or(() -> user.property("DEFAULT_ROLE")).orElse(Bootstrap.PUBLIC);
    if (!SessionStatements.mayUse(role, login.user(), now)) {
      throw new SnowflakeError(
          390_189,
          "08001",
          "Role '%s' specified in the connect string is not granted to this user. Contact your local system administrator, or attempt to login with another role, e.g. PUBLIC."
              .formatted(role));
    }
    return role;
  }

  /** What is not there, or not for this role, is silently not chosen, as in the service. */
  private static void choosePlace(
      Session session, Login login, CatalogObject.User user, Catalogue now) {
    List<String> namespace =
        user.property("DEFAULT_NAMESPACE").map(Statement::parseName).orElse(List.of());
    Optional<String> database = login.database().or(() -> namespace.stream().findFirst());
    Optional<String> schema = login.schema().or(() -> namespace.stream().skip(1).findFirst());
    database
        .filter(given -> sees(session, ObjectKind.DATABASE, List.of(given), now))
        .ifPresent(given -> session.useDatabase(given, Optional.empty()));
    session
        .database()
        .ifPresent(chosen -> {
          String wanted = schema.orElse(Bootstrap.PUBLIC);
          if (sees(session, ObjectKind.SCHEMA, List.of(chosen, wanted), now)) {
            session.useDatabase(chosen, Optional.of(wanted));
          }
        });
    login
        .warehouse()
        .or(() -> user.property("DEFAULT_WAREHOUSE"))
        .filter(given -> sees(session, ObjectKind.WAREHOUSE, List.of(given), now))
        .ifPresent(session::useWarehouse);
  }

  private static boolean sees(Session session, ObjectKind kind, List<String> path, Catalogue now) {
    SessionContext context = session.context(now);
    return context.access().sees(context.complete(kind, new Name(path), "USE"));
  }

  /** Ends all sessions, then the database. */
  @Override
  public void close() {
    sweeping.cancel(false);
    timer.shutdownNow();
    List.copyOf(sessions.all()).forEach(sessions::close);
    staleReads.close();
    storage.close();
  }
}
