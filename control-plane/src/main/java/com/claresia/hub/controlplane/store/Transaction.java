package com.claresia.hub.controlplane.store;

import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatement;
import io.helidon.dbclient.DbTransaction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Statements of one transaction, with positional parameters. For one thread. */
public final class Transaction {
  private final DbTransaction transaction;

  Transaction(DbTransaction transaction) {
    this.transaction = transaction;
  }

  /** At most one row. */
  public Optional<Row> row(String sql, @Nullable Object... parameters) {
    return with(transaction.createGet(sql), parameters).execute().map(Row::new);
  }

  /** All rows. */
  public List<Row> rows(String sql, @Nullable Object... parameters) {
    try (Stream<DbRow> rows = with(transaction.createQuery(sql), parameters).execute()) {
      return rows.map(Row::new).toList();
    }
  }

  /** Changes rows, and says how many. */
  public long change(String sql, @Nullable Object... parameters) {
    return with(transaction.createDmlStatement(sql), parameters).execute();
  }

  /**
   * Changes rows unless a constraint refuses.
   *
   * @return the name of the constraint that did; the transaction is then of no more use
   */
  public Optional<String> tryChange(String sql, @Nullable Object... parameters) {
    try {
      change(sql, parameters);
      return Optional.empty();
    } catch (DbClientException e) {
      Optional<String> refused = Failures.constraint(e);
      if (refused.isEmpty()) {
        throw e;
      }
      return refused;
    }
  }

  private static <S extends DbStatement<S>> S with(S statement, @Nullable Object... parameters) {
    Arrays.asList(parameters).forEach(statement::addParam);
    return statement;
  }
}
