package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.control.StatementKind;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.Expression;
import com.claresia.hub.emulators.snowflake.sql.Query;
import com.claresia.hub.emulators.snowflake.translate.BindTypes;
import com.claresia.hub.emulators.snowflake.translate.Translation;
import com.claresia.hub.emulators.snowflake.translate.Translator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Executes queries. */
final class Queries {
  private final StaleReads staleReads;

  Queries(StaleReads staleReads) {
    this.staleReads = staleReads;
  }

  StatementAnswer execute(Query query, int binds, Execution execution) {
    BindTypes types =
        execution.request().describeOnly() ? BindTypes.DESCRIBED : execution.values().types();
    Translation translation = new Translator(execution.context()).query(query, types);
    if (!translation.tables().isEmpty() && execution.context().warehouse().isEmpty()) {
      throw Errors.noWarehouse();
    }
    List<ResultColumn> columns = new ArrayList<>();
    execution.translating(() -> {
      run(translation, columns, execution);
      return true;
    });
    return new StatementAnswer(StatementKind.SELECT, columns, binds, false);
  }

  private void run(Translation translation, List<ResultColumn> columns, Execution execution)
      throws SQLException {
    if (isStale(translation, execution)) {
      staleReads.read(connection -> read(connection, translation, columns, execution));
      return;
    }
    read(execution.connection(), translation, columns, execution);
    if (execution.session().transaction().isEmpty()) {
      execution.connection().commit(); // lets go of what the statement saw
    }
  }

  private boolean isStale(Translation translation, Execution execution) {
    return staleReads.applies(execution.session(), execution.parameters())
        && translation.tables().stream()
            .flatMap(table -> execution.catalogue().table(table).stream())
            .anyMatch(CatalogObject.Table::hybrid);
  }

  private static void read(
      Connection connection,
      Translation translation,
      List<ResultColumn> columns,
      Execution execution)
      throws SQLException {
    try (PreparedStatement statement = execution.prepare(connection, translation.sql())) {
      if (execution.request().describeOnly()) {
        columns.addAll(new ResultReader(statement.getMetaData(), execution.catalogue()).columns());
        return;
      }
      execution.values().bind(statement, translation.binds(), 0);
      try (ResultSet rows = execution.waiting(statement::executeQuery)) {
        ResultReader reader = new ResultReader(rows.getMetaData(), execution.catalogue());
        columns.addAll(reader.columns());
        reader.read(rows, execution.rows());
      }
    } finally {
      execution.running().done();
    }
  }

  /** The value of an expression by itself, as a literal: what SET keeps. */
  Expression literal(Expression expression, Execution execution) {
    Translation translation =
        new Translator(execution.context()).value(expression, execution.values().types());
    return execution.translating(() -> {
      try (PreparedStatement statement =
          execution.prepare(execution.connection(), translation.sql())) {
        execution.values().bind(statement, translation.binds(), 0);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return literal(row);
        }
      } finally {
        execution.running().done();
      }
    });
  }

  private static Expression literal(ResultSet row) throws SQLException {
    Object value = row.getObject(1);
    return switch (value) {
      case null -> new Expression.Null();
      case Boolean truth -> new Expression.Truth(truth);
      case Number _ -> new Expression.Numeral(row.getBigDecimal(1));
      default -> new Expression.Text(row.getString(1));
    };
  }
}
