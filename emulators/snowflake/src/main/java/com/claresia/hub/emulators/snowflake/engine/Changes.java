package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.control.StatementKind;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.Change;
import com.claresia.hub.emulators.snowflake.translate.BindTypes;
import com.claresia.hub.emulators.snowflake.translate.Translation;
import com.claresia.hub.emulators.snowflake.translate.Translator;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Executes INSERT, UPDATE, DELETE and MERGE: whole or not at all, each. */
final class Changes {
  private final TableLocks locks;

  Changes(TableLocks locks) {
    this.locks = locks;
  }

  /** The table that is changed. */
  private record Changed(Securable name, CatalogObject.Table table) {}

  StatementAnswer execute(Change change, int binds, Execution execution) {
    Changed changed = changed(change, execution);
    StatementKind kind = kind(change);
    boolean arrays = isOneRow(change);
    if (execution.request().describeOnly()) {
      translation(change, changed, BindTypes.DESCRIBED, execution);
      return new StatementAnswer(kind, columns(change), binds, arrays);
    }
    if (execution.request().hasArrays() && !arrays) {
      throw Errors.arrayBindNotSupported();
    }
    if (execution.request().bound().size() < binds) {
      throw Errors.bindMissing();
    }
    List<Long> counts = inTransaction(execution, () -> run(change, changed, execution));
    execution.rows().row(counts.stream().map(String::valueOf).toArray(String[]::new));
    return new StatementAnswer(kind, columns(change), binds, arrays);
  }

  private static Changed changed(Change change, Execution execution) {
    String action = kind(change).name();
    Securable name =
        execution
            .context()
            .relation(change.table(), action)
            .orElseThrow(() -> Errors.noSuchObject(change.table().dotted()));
    for (String privilege : privileges(change)) {
      execution.context().access().require(privilege, name);
    }
    CatalogObject.Table table =
        execution
            .catalogue()
            .table(name)
            .orElseThrow(() -> Errors.notEmulated("changing rows of a view"));
    if (execution.context().warehouse().isEmpty()) {
      throw Errors.noWarehouse();
    }
    return new Changed(name, table);
  }

  static StatementKind kind(Change change) {
    return switch (change) {
      case Change.Insert _ -> StatementKind.INSERT;
      case Change.Update _ -> StatementKind.UPDATE;
      case Change.Delete _ -> StatementKind.DELETE;
      case Change.Merge _ -> StatementKind.MERGE;
    };
  }

  private static Set<String> privileges(Change change) {
    if (!(change instanceof Change.Merge merge)) {
      return Set.of(kind(change).name());
    }
    Set<String> needed = new TreeSet<>();
    for (Change.Branch branch : merge.branches()) {
      needed.add(
          switch (branch) {
            case Change.MatchedUpdate _ -> "UPDATE";
            case Change.MatchedDelete _ -> "DELETE";
            case Change.UnmatchedInsert _ -> "INSERT";
          });
    }
    return needed;
  }

  private static boolean isOneRow(Change change) {
    return change instanceof Change.Insert insert
        && insert.rows() instanceof Change.Values values
        && values.rows().size() == 1;
  }

  private static List<ResultColumn> columns(Change change) {
    return switch (change) {
      case Change.Insert _ -> List.of(ResultColumn.count("number of rows inserted"));
      case Change.Update _ ->
          List.of(
              ResultColumn.count("number of rows updated"),
              ResultColumn.count("number of multi-joined rows updated"));
      case Change.Delete _ -> List.of(ResultColumn.count("number of rows deleted"));
      case Change.Merge merge -> mergeColumns(merge);
    };
  }

  private static List<ResultColumn> mergeColumns(Change.Merge merge) {
    List<ResultColumn> columns = new ArrayList<>();
    Set<String> needed = privileges(merge);
    if (needed.contains("INSERT")) {
      columns.add(ResultColumn.count("number of rows inserted"));
    }
    if (needed.contains("UPDATE")) {
      columns.add(ResultColumn.count("number of rows updated"));
    }
    if (needed.contains("DELETE")) {
      columns.add(ResultColumn.count("number of rows deleted"));
    }
    return columns;
  }

  /**
   * Runs a change within a transaction: the open one, of which a failure takes back this change
   * only, or one of its own.
   */
  private static <T> T inTransaction(Execution execution, Execution.Work<T> work) {
    Session session = execution.session();
    boolean own = session.transaction().isEmpty() && execution.parameters().truth("AUTOCOMMIT");
    session.begin();
    return execution.translating(() -> {
      Savepoint before = session.connection().setSavepoint();
      boolean done = false;
      try {
        T result = work.run();
        session.changedRows();
        done = true;
        return result;
      } finally {
        end(session, before, own, done);
      }
    });
  }

  private static void end(Session session, Savepoint before, boolean own, boolean done)
      throws SQLException {
    if (own && done) {
      session.commit();
    } else if (own) {
      session.rollback();
    } else if (!done) {
      session.connection().rollback(before);
    }
  }

  private static Translation translation(
      Change change, Changed changed, BindTypes types, Execution execution) {
    return new Translator(execution.context())
        .change(change, changed.name(), changed.table(), types);
  }

  private List<Long> run(Change change, Changed changed, Execution execution) throws SQLException {
    Translation translation = translation(change, changed, execution.values().types(), execution);
    if (!changed.table().hybrid() && !(change instanceof Change.Insert)) {
      locks.acquire(
          changed.name(),
          execution.session().begin(),
          execution.running(),
          execution.lockTimeout());
    }
    if (change instanceof Change.Insert insert) {
      new ParentRows(execution, changed.name(), changed.table()).check(insert);
    }
    Optional<Long> added = unmatched(change, changed, execution);
    long rows = update(translation, execution);
    return counts(change, rows, added);
  }

  /** Tells rows that a MERGE adds from those it changes, where it may do both. */
  private static Optional<Long> unmatched(Change change, Changed changed, Execution execution)
      throws SQLException {
    if (!(change instanceof Change.Merge merge) || privileges(merge).size() < 2) {
      return Optional.empty();
    }
    Translation count =
        new Translator(execution.context())
            .unmatched(merge, changed.name(), changed.table(), execution.values().types());
    try (PreparedStatement statement = execution.prepare(execution.connection(), count.sql())) {
      execution.values().bind(statement, count.binds(), 0);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Optional.of(row.getLong(1));
      }
    } finally {
      execution.running().done();
    }
  }

  private static List<Long> counts(Change change, long rows, Optional<Long> added) {
    if (change instanceof Change.Update) {
      return List.of(rows, 0L);
    }
    if (added.isEmpty()) {
      return List.of(rows);
    }
    long inserted = Math.min(added.get(), rows);
    List<Long> counts = new ArrayList<>(List.of(inserted, rows - inserted));
    while (counts.size() < columns(change).size()) {
      counts.add(0L);
    }
    return counts;
  }

  /** Executes it once, or once for each row that is bound; later rows see what earlier ones did. */
  private static long update(Translation translation, Execution execution) throws SQLException {
    BoundValues values = execution.values();
    int rows = Math.max(1, execution.request().rows());
    long changed = 0;
    try (PreparedStatement statement =
        execution.prepare(execution.connection(), translation.sql())) {
      for (int row = 0; row < rows; row++) {
        values.bind(statement, translation.binds(), row);
        changed += execution.waiting(statement::executeUpdate);
      }
    } finally {
      execution.running().done();
    }
    return changed;
  }
}
