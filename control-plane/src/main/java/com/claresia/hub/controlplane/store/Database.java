package com.claresia.hub.controlplane.store;

import com.claresia.hub.domain.tenancy.TenantId;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import io.helidon.dbclient.jdbc.JdbcParametersConfig;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;

/**
 * Connections of one login, and transactions on them. What a transaction may see is set within it
 * and ends with it: nothing is left to the next user of a connection. Thread-safe.
 */
public final class Database implements AutoCloseable {
  // What waits for a disk is raised; what the server has beyond that is left as it is.
  private static final String INIT =
      """
      SET idle_in_transaction_session_timeout = 30000;
      SELECT set_config('synchronous_commit', 'on', false)
      WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply');
      SET statement_timeout =
      """;

  private final HikariDataSource pool;
  private final DbClient client;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.client =
        JdbcClientBuilder.create()
            .connectionPool(pooled(pool))
            .parametersSetter(JdbcParametersConfig.builder().useByteArrayBinding(false).build())
            .build();
  }

  /** What connections are for: those of one use never wait for those of another. */
  public enum Use {
    /** Whatever changes a log, and all that commands do. */
    WORK(16, 5, 30),
    /** Questions about envelopes. */
    QUESTIONS(6, 5, 10),
    /** Who may come in, which takes one at a time, as readiness and the metrics do. */
    REGISTRY(3, 2, 5);

    private final int connections;
    private final Duration patience;
    private final Duration statement;

    Use(int connections, int patience, int statement) {
      this.connections = connections;
      this.patience = Duration.ofSeconds(patience);
      this.statement = Duration.ofSeconds(statement);
    }
  }

  /** Opens a pool for work; a server that is down is reported by the first question. */
  public static Database open(DatabaseAddress address, Credentials login) {
    return open(address, login, Use.WORK);
  }

  /** Opens a pool for one use. */
  public static Database open(DatabaseAddress address, Credentials login, Use use) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("claresia-control-plane-" + login.user() + "-" + use);
    config.setDataSource(address.as(login));
    config.setMaximumPoolSize(use.connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(use.patience.toMillis());
    config.setConnectionInitSql(INIT + use.statement.toMillis());
    config.setInitializationFailTimeout(-1);
    return new Database(new HikariDataSource(config));
  }

  private static JdbcConnectionPool pooled(HikariDataSource pool) {
    return () -> {
      try {
        return pool.getConnection();
      } catch (SQLException e) {
        throw new DbClientException("no connection", e);
      }
    };
  }

  /**
   * Does work on one tenant's rows, all of it or nothing. What it returns is durable.
   *
   * @throws StoreUnavailable where it failed, or where nobody knows whether it did
   * @throws ValueRefused where the same would be refused again
   */
  public <T> T forTenant(TenantId tenant, Function<Transaction, T> work) {
    return inTransaction(tx -> {
      tx.row("SELECT set_config('app.tenant_id', ?, true)", tenant.value());
      return work.apply(tx);
    });
  }

  /** Asks about the usage of all tenants; nothing else of theirs is seen. */
  public <T> T forOperator(Function<Transaction, T> work) {
    return inTransaction(tx -> {
      tx.row("SELECT set_config('app.asks', ?, true)", "operator");
      return work.apply(tx);
    });
  }

  /** Does work that is no tenant's, all of it or nothing. */
  public <T> T inTransaction(Function<Transaction, T> work) {
    DbTransaction transaction = begin();
    try {
      T result = work.apply(new Transaction(transaction));
      transaction.commit();
      return result;
    } catch (DbClientException e) {
      undo(transaction, e);
      throw Failures.of(e);
    } catch (RuntimeException e) {
      undo(transaction, e);
      throw e;
    }
  }

  private DbTransaction begin() {
    try {
      return client.transaction();
    } catch (DbClientException e) {
      throw Failures.unavailable(e);
    }
  }

  private static void undo(DbTransaction transaction, RuntimeException cause) {
    try {
      transaction.rollback();
    } catch (DbClientException | IllegalStateException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    client.close();
    pool.close();
  }
}
