package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.KeyKind;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.TableKey;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.error.Failures;
import com.claresia.hub.emulators.snowflake.sql.Change;
import com.claresia.hub.emulators.snowflake.sql.DataType;
import com.claresia.hub.emulators.snowflake.sql.Expression;
import com.claresia.hub.emulators.snowflake.translate.H2Sql;
import com.claresia.hub.emulators.snowflake.translate.Target;
import com.claresia.hub.emulators.snowflake.translate.Translation.Placed;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Rows of a hybrid table that name rows of the same table. Whether a row may name itself, or one
 * that the same statement adds, is not documented; the emulator takes the strict side, so that what
 * it lets pass does not hang on that: only rows that were there before count.
 */
record ParentRows(Execution execution, Securable name, CatalogObject.Table table) {

  void check(Change.Insert insert) throws SQLException {
    if (!table.hybrid()) {
      return;
    }
    for (TableKey key : table.keys()) {
      if (key.kind() == KeyKind.FOREIGN && key.table().equals(name.path())) {
        check(insert, key);
      }
    }
  }

  private void check(Change.Insert insert, TableKey key) throws SQLException {
    if (!(insert.rows() instanceof Change.Values values) || values.rows().size() != 1) {
      throw Errors.notEmulated(
          "more than one row of VALUES, or a SELECT, for a table with a foreign key to itself");
    }
    List<Placed> places = places(insert, values.rows().getFirst(), key);
    String sql = "SELECT 1 FROM " + H2Sql.table(name) + " WHERE " + condition(key);
    try (PreparedStatement parent = execution.connection().prepareStatement(sql)) {
      Set<List<String>> seen = new HashSet<>();
      for (int row = 0; row < Math.max(1, execution.request().rows()); row++) {
        if (seen.add(texts(places, row, key))) {
          check(parent, places, row, key);
        }
      }
    }
  }

  private void check(PreparedStatement parent, List<Placed> places, int row, TableKey key)
      throws SQLException {
    execution.values().bind(parent, places, row);
    try (ResultSet found = parent.executeQuery()) {
      if (!found.next()) {
        throw Failures.foreignKeyViolated(key.name());
      }
    }
  }

  private static String condition(TableKey key) {
    return String.join(
        " AND ", key.referred().stream().map(column -> H2Sql.name(column) + " = ?").toList());
  }

  private List<Placed> places(Change.Insert insert, List<Expression> row, TableKey key) {
    List<String> columns =
        insert.columns().isEmpty()
            ? table.columns().stream().map(CatalogObject.Column::name).toList()
            : insert.columns();
    List<Placed> places = new ArrayList<>();
    for (String column : key.columns()) {
      int at = columns.indexOf(column);
      if (at < 0) {
        throw Failures.foreignKeyViolated(key.name()); // left out: NULL
      }
      if (!(row.get(at) instanceof Expression.Bind bind)) {
        throw Errors.notEmulated(
            "anything but a bound value for " + column + ", which refers to the table itself");
      }
      DataType type = table.column(column).orElseThrow().type();
      places.add(new Placed(bind.index(), new Target.OfColumn(type)));
    }
    return places;
  }

  private List<String> texts(List<Placed> places, int row, TableKey key) {
    List<String> texts = new ArrayList<>();
    for (Placed place : places) {
      String text = execution.values().text(place.index(), row);
      if (text == null) {
        throw Failures.foreignKeyViolated(key.name());
      }
      texts.add(Objects.requireNonNull(text));
    }
    return texts;
  }
}
