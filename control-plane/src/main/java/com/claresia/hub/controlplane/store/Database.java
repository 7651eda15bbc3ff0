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
  private static final int POOL = 16;
  private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(5);

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

  /** Opens a pool; a server that is down is reported by the first question. */
  public static Database open(DatabaseAddress address, Credentials login) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("claresia-control-plane-" + login.user());
    config.setDataSource(address.as(login));
    config.setMaximumPoolSize(POOL);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION_PATIENCE.toMillis());
    config.setConnectionInitSql(
        "SET statement_timeout = 30000; SET idle_in_transaction_session_timeout = 30000");
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
      throw Failures.unavailable(e);
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
