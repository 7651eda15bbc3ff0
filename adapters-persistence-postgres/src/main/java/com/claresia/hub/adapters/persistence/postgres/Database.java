package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.domain.tenancy.TenantId;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatement;
import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import io.helidon.dbclient.jdbc.JdbcParametersConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Connections and statements. A statement that works for a tenant sets {@code app.tenant_id}
 * itself, for its own transaction only: no setting outlives it, and none is left to the next user
 * of a connection.
 */
final class Database implements AutoCloseable {
  /**
   * Goes first in FROM: row-level security reads the setting when the sub-query beside it runs,
   * which is after this one; {@code OFFSET 0} keeps the two apart. One round trip does it all.
   */
  static final String FOR_TENANT =
      "(SELECT set_config('app.tenant_id', ?, true) AS tenant_id OFFSET 0) t";

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

  static Database open(ConnectionSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("claresia-hub-postgres");
    config.setDataSource(settings.dataSource());
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(Math.min(2, settings.poolSize()));
    config.setConnectionTimeout(settings.connectTimeout().toMillis());
    config.setValidationTimeout(Math.max(250, settings.connectTimeout().toMillis() / 2));
    config.setConnectionInitSql(settings.sessionSetup());
    // A store that is down at first is reported by the first question, in this adapter's words.
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

  /** At most one row. */
  Optional<DbRow> row(String sql, Object... parameters) {
    try {
      return with(client.execute().createGet(sql), parameters).execute();
    } catch (DbClientException e) {
      throw Failures.unavailable(e);
    }
  }

  /** All rows. */
  List<DbRow> rows(String sql, Object... parameters) {
    try (Stream<DbRow> rows = with(client.execute().createQuery(sql), parameters).execute()) {
      return rows.toList();
    } catch (DbClientException e) {
      throw Failures.unavailable(e);
    }
  }

  /**
   * Changes rows in one statement of its own transaction.
   *
   * @return how many
   * @throws DbClientException as it comes, for those who tell one failure from another
   */
  long change(String sql, List<?> parameters) {
    return with(client.execute().createDmlStatement(sql), parameters.toArray()).execute();
  }

  /**
   * Runs a statement that deletes, in a transaction that was told the tenant first: in a single
   * statement nothing would say which comes first, the setting or the look at the rows.
   *
   * @return the number that the statement answers
   */
  long countFor(TenantId tenant, String sql, Object... parameters) {
    DbTransaction transaction = client.transaction();
    try {
      transaction.get("SELECT set_config('app.tenant_id', ?, true)", tenant.value());
      Optional<DbRow> count = with(transaction.createGet(sql), parameters).execute();
      transaction.commit();
      return count.orElseThrow().column(1).get(Long.class);
    } catch (DbClientException e) {
      undo(transaction, e);
      throw Failures.unavailable(e);
    }
  }

  private static void undo(DbTransaction transaction, DbClientException cause) {
    try {
      transaction.rollback();
    } catch (DbClientException | IllegalStateException e) {
      cause.addSuppressed(e);
    }
  }

  /** A connection for what statements cannot do; to be closed by the caller. */
  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  /** Cuts a connection that is in the midst of something; the pool makes a new one. */
  void discard(Connection connection) throws SQLException {
    pool.evictConnection(connection);
    connection.abort(Runnable::run);
  }

  private static <S extends DbStatement<S>> S with(S statement, @Nullable Object... parameters) {
    for (@Nullable Object parameter : parameters) {
      statement.addParam(parameter);
    }
    return statement;
  }

  @Override
  public void close() {
    client.close();
    pool.close();
  }
}
