package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.port.StoreUnavailable;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Brings the schema up to date. A step that fails half-way is run again from its beginning the next
 * time, since Snowflake undoes no DDL; so each of its statements does nothing where it was done.
 */
final class Migrations {
  private final Session session;
  private final ConnectionSettings settings;
  private final Optional<TableKind> wished;
  private final Clock clock;
  private final Failures failures;

  Migrations(
      Session session, ConnectionSettings settings, Optional<TableKind> wished, Clock clock) {
    this.session = session;
    this.settings = settings;
    this.wished = wished;
    this.clock = clock;
    this.failures = new Failures(settings);
  }

  /** Applies what is not applied yet; answers one line for each step. */
  List<String> migrate() throws SQLException {
    session.run(Sql.MAKE_HISTORY.text());
    Map<Integer, String> applied = applied();
    Optional<TableKind> present = present();
    refuseOtherKind(present);
    List<String> done = new ArrayList<>();
    TableKind kind = present.orElseGet(() -> wished.orElse(TableKind.HYBRID));
    for (Migration step : Migration.ALL) {
      if (applied.containsKey(step.version())) {
        refuseIfChanged(step, kind, applied.get(step.version()));
      } else if (present.isEmpty() && step.version() == 1) {
        kind = applyFirst(step, done);
      } else {
        apply(step, kind);
        done.add(line(step, ""));
      }
    }
    return done;
  }

  private Map<Integer, String> applied() throws SQLException {
    Map<Integer, String> applied = new TreeMap<>();
    session.each(
        Sql.HISTORY.text(),
        row -> {
          applied.put(row.getInt(1), Reading.text(row, 3));
          return true;
        });
    return applied;
  }

  private Optional<TableKind> present() throws SQLException {
    return session.row(
        Sql.TABLE_KIND.text(),
        row -> "YES".equals(row.getString(1)) ? TableKind.HYBRID : TableKind.STANDARD,
        "LOG_ENTRY");
  }

  private void refuseOtherKind(Optional<TableKind> present) {
    if (present.isPresent() && wished.isPresent() && !present.equals(wished)) {
      throw Problems.of(
          "table-kind",
          "is not what the log's tables are: " + present.get(),
          "leave it out; a log cannot move from one kind to the other");
    }
  }

  private static void refuseIfChanged(Migration step, TableKind kind, String checksum) {
    if (!checksum.equals(step.checksum(kind))) {
      throw new StoreUnavailable(
          "V%d %s is not the one that was applied: run the Hub that it came with"
              .formatted(step.version(), step.description()));
    }
  }

  /** The kind of tables that the first step came to. */
  private TableKind applyFirst(Migration step, List<String> done) throws SQLException {
    Optional<String> refusal = wished.isPresent() ? Optional.empty() : refusalOfHybrid(step);
    TableKind kind = refusal.isPresent() ? TableKind.STANDARD : wished.orElse(TableKind.HYBRID);
    apply(step, kind);
    done.add(
        line(
            step,
            ", on " + kind + refusal.map(why -> ": hybrid ones were refused, " + why).orElse("")));
    return kind;
  }

  /** Why the account refuses hybrid tables; empty where it takes the first. */
  private Optional<String> refusalOfHybrid(Migration step) throws SQLException {
    try {
      session.run(step.statements(TableKind.HYBRID).getFirst());
      return Optional.empty();
    } catch (SQLException e) {
      if (Failures.isRefusalOfFeature(e)) {
        return Optional.of(failures.describe(e));
      }
      throw failed(step, step.statements(TableKind.HYBRID).getFirst(), e);
    }
  }

  private void apply(Migration step, TableKind kind) throws SQLException {
    for (SqlText statement : step.statements(kind)) {
      SqlText named = statement.naming(names());
      try {
        session.run(named);
      } catch (SQLException e) {
        throw failed(step, named, e);
      }
    }
    session.change(
        Sql.ADD_TO_HISTORY.text(),
        step.version(),
        step.description(),
        step.checksum(kind),
        Times.text(clock.instant()));
  }

  private Map<String, String> names() {
    Map<String, String> names = new TreeMap<>(settings.names().common());
    names.put("database", settings.target().database().written());
    names.put("schema", settings.target().schema().written());
    names.put("warehouse", settings.target().warehouse().written());
    return names;
  }

  private StoreUnavailable failed(Migration step, SqlText statement, SQLException failure) {
    return new StoreUnavailable(
        "V%d %s stopped at \"%s\": %s; run hub migrate again when that is mended"
            .formatted(
                step.version(),
                step.description(),
                statement.opening(),
                failures.describe(failure)));
  }

  private static String line(Migration step, String more) {
    return "V" + step.version() + " " + step.description() + more;
  }
}
