package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.control.StatementKind;
import com.claresia.hub.emulators.snowflake.error.SnowflakeError;
import com.claresia.hub.emulators.snowflake.sql.Change;
import com.claresia.hub.emulators.snowflake.sql.Definition;
import com.claresia.hub.emulators.snowflake.sql.GrantStatement;
import com.claresia.hub.emulators.snowflake.sql.SessionStatement;
import com.claresia.hub.emulators.snowflake.sql.Statement;
import com.claresia.hub.emulators.snowflake.sql.TransactionStatement;
import java.util.List;

/** Executes statements, of many sessions at once. */
public final class Engine {
  private final CatalogueStore store;
  private final ParsedStatements parsed = new ParsedStatements();
  private final Queries queries;
  private final Changes changes;
  private final Definitions definitions;
  private final Grants grants;
  private final SessionStatements sessionStatements;

  Engine(CatalogueStore store, TableLocks locks, StaleReads staleReads, HybridTables hybrid) {
    this.store = store;
    this.queries = new Queries(staleReads);
    this.changes = new Changes(locks);
    this.definitions = new Definitions(store, hybrid);
    this.grants = new Grants(store);
    this.sessionStatements = new SessionStatements(queries);
  }

  /** What a statement is; of what cannot be read, UNKNOWN. */
  public StatementKind kind(String sql) {
    try {
      return kind(parsed.of(sql).statement());
    } catch (SnowflakeError e) {
      return StatementKind.UNKNOWN; // the execution tells why
    }
  }

  private static StatementKind kind(Statement statement) {
    return switch (statement) {
      case Statement.QueryStatement _ -> StatementKind.SELECT;
      case Change change -> Changes.kind(change);
      case SessionStatement session -> SessionStatements.kind(session);
      case TransactionStatement _ -> StatementKind.TRANSACTION;
      case Definition _, GrantStatement _ -> StatementKind.DEFINITION;
    };
  }

  /** Executes or describes a statement in its session's turn; its rows go to the sink. */
  public StatementAnswer execute(
      Session session, StatementRequest request, Running running, RowSink rows) {
    return session.inTurn(
        running,
        () -> {
          running.check();
          Statement.Parsed statement = parsed.of(request.sql());
          Execution execution =
              new Execution(
                  session,
                  request,
                  running,
                  session.parameters().with(request.parameters()),
                  session.context(store.current()),
                  rows);
          return execute(statement, execution);
        });
  }

  private StatementAnswer execute(Statement.Parsed parsedStatement, Execution execution) {
    int binds = parsedStatement.binds();
    return switch (parsedStatement.statement()) {
      case Statement.QueryStatement query -> queries.execute(query.query(), binds, execution);
      case Change change -> changes.execute(change, binds, execution);
      case SessionStatement session -> {
        if (!execution.request().describeOnly()) {
          sessionStatements.execute(session, execution);
        }
        yield answer(session, binds, execution);
      }
      case Definition definition -> status(definition, binds, execution);
      case GrantStatement grant -> status(grant, binds, execution);
      case TransactionStatement transaction -> status(transaction, binds, execution);
    };
  }

  private static StatementAnswer answer(
      SessionStatement statement, int binds, Execution execution) {
    boolean shows = statement instanceof SessionStatement.ShowParameters;
    if (!shows && !execution.request().describeOnly()) {
      execution.rows().row(new String[] {"Statement executed successfully."});
    }
    return new StatementAnswer(
        SessionStatements.kind(statement), SessionStatements.columns(statement), binds, false);
  }

  private StatementAnswer status(Statement statement, int binds, Execution execution) {
    if (!execution.request().describeOnly()) {
      execution.rows().row(new String[] {run(statement, execution)});
    }
    return new StatementAnswer(kind(statement), List.of(ResultColumn.text("status")), binds, false);
  }

  private String run(Statement statement, Execution execution) {
    return switch (statement) {
      case Definition definition -> definitions.execute(definition, execution);
      case GrantStatement grant -> grants.execute(grant, execution);
      case TransactionStatement transaction -> run(transaction, execution);
      case Statement.QueryStatement _, Change _, SessionStatement _ ->
          throw new IllegalStateException("not executed here: " + statement);
    };
  }

  private static String run(TransactionStatement transaction, Execution execution) {
    return execution.translating(() -> {
      switch (transaction) {
        case BEGIN -> execution.session().begin();
        case COMMIT -> execution.session().commit();
        case ROLLBACK -> execution.session().rollback();
      }
      return "Statement executed successfully.";
    });
  }
}
