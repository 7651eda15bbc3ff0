package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.Access;
import com.claresia.hub.emulators.snowflake.catalog.Catalogue;
import com.claresia.hub.emulators.snowflake.catalog.SessionContext;
import com.claresia.hub.emulators.snowflake.sql.Expression;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client's session: one connection to the database, one statement at a time. What it holds is
 * touched only by who has its turn.
 */
public final class Session implements AutoCloseable {
  private static final AtomicLong IDS = new AtomicLong(System.currentTimeMillis());

  private final long id = IDS.incrementAndGet();
  private final ReentrantLock turn = new ReentrantLock();
  private final String account;
  private final String user;
  private final Connection connection;
  private final TableLocks locks;
  private final Parameters parameters;
  private final Map<String, Expression> variables = new HashMap<>();
  private volatile long touchedNanos = System.nanoTime();
  private volatile @Nullable Running running;

  private String role;
  private boolean secondaryRoles;
  private Optional<String> database = Optional.empty();
  private Optional<String> schema = Optional.empty();
  private Optional<String> warehouse = Optional.empty();
  private @Nullable OpenTransaction transaction;
  private @Nullable Access access;
  private Catalogue accessOf = Catalogue.empty();
  private long wroteNanos;
  private boolean wrote;

  Session(
      String account,
      String user,
      String role,
      Connection connection,
      TableLocks locks,
      Parameters parameters) {
    this.account = account;
    this.user = user;
    this.role = role;
    this.connection = connection;
    this.locks = locks;
    this.parameters = parameters;
  }

  /** The session's number. */
  public long id() {
    return id;
  }

  /** Who is logged in. */
  public String user() {
    return user;
  }

  /** The primary role. */
  public String role() {
    return role;
  }

  /** The current database. */
  public Optional<String> database() {
    return database;
  }

  /** The current schema. */
  public Optional<String> schema() {
    return schema;
  }

  /** The current warehouse. */
  public Optional<String> warehouse() {
    return warehouse;
  }

  /** The session's parameters. */
  public Parameters parameters() {
    return parameters;
  }

  Connection connection() {
    return connection;
  }

  Map<String, Expression> variables() {
    return variables;
  }

  void useRole(String other) {
    role = other;
    access = null;
  }

  void useSecondaryRoles(boolean all) {
    secondaryRoles = all;
    access = null;
  }

  void useDatabase(String other, Optional<String> otherSchema) {
    database = Optional.of(other);
    schema = otherSchema;
  }

  void useWarehouse(String other) {
    warehouse = Optional.of(other);
  }

  /** What the session is in that state of the account. */
  SessionContext context(Catalogue catalogue) {
    Access now = access;
    if (now == null || !accessOf.equals(catalogue)) {
      Set<String> secondary = secondaryRoles ? catalogue.rolesOf(user) : Set.of();
      now = Access.of(catalogue, role, secondary);
      access = now;
      accessOf = catalogue;
    }
    return new SessionContext(
        catalogue, now, account, user, id, database, schema, warehouse, variables);
  }

  /** Runs something in the session's turn, after what runs in it now. */
  public <T> T inTurn(Running statement, Supplier<T> work) {
    turn.lock();
    try {
      running = statement;
      touch();
      return work.get();
    } finally {
      running = null;
      touch();
      turn.unlock();
    }
  }

  /** Tells that its client is there. */
  public void touch() {
    touchedNanos = System.nanoTime();
  }

  /** How long nothing was heard of its client, no statement running. */
  Duration idleFor() {
    return running == null ? silentFor() : Duration.ZERO;
  }

  /** How long nothing was heard of its client. */
  Duration silentFor() {
    return Duration.ofNanos(System.nanoTime() - touchedNanos);
  }

  /** The statement that runs now. */
  Optional<Running> running() {
    return Optional.ofNullable(running);
  }

  /** The time zone in which wall clocks are told. */
  void applyTimeZone() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String zone = parameters.text("TIMEZONE").replace("'", "''");
      statement.execute("SET TIME ZONE '" + zone + "'");
    }
  }

  Optional<OpenTransaction> transaction() {
    return Optional.ofNullable(transaction);
  }

  /** Begins a transaction unless one is open. */
  OpenTransaction begin() {
    OpenTransaction open = transaction;
    if (open == null) {
      open = new OpenTransaction(System.currentTimeMillis() * 1_000_000L + id % 1_000_000L, this);
      transaction = open;
      wrote = false;
    }
    return open;
  }

  /** Notes that the transaction changed rows. */
  void changedRows() {
    wrote = true;
  }

  /** How long ago the session's own changes were committed; long if never. */
  Duration sinceOwnWrite() {
    return wroteNanos == 0 ? Duration.ofDays(1) : Duration.ofNanos(System.nanoTime() - wroteNanos);
  }

  /** Commits what is open. */
  void commit() throws SQLException {
    connection.commit();
    if (wrote) {
      wroteNanos = System.nanoTime();
    }
    end();
  }

  /** Rolls back what is open. */
  void rollback() throws SQLException {
    connection.rollback();
    end();
  }

  private void end() {
    OpenTransaction ended = transaction;
    transaction = null;
    wrote = false;
    if (ended != null) {
      locks.release(ended);
    }
  }

  /** Rolls a transaction back in place of its client, unless that is at work again. */
  void abandon(OpenTransaction abandoned) {
    if (turn.tryLock()) {
      try {
        if (abandoned.equals(transaction)) {
          rollback();
        }
      } catch (SQLException e) {
        throw new IllegalStateException("cannot roll back session " + id, e);
      } finally {
        turn.unlock();
      }
    }
  }

  /** Ends it; what is open is rolled back. */
  @Override
  public void close() {
    turn.lock();
    try {
      rollback();
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close session " + id, e);
    } finally {
      turn.unlock();
    }
  }
}
