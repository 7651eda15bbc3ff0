package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.CatalogObject.Column;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.Change;
import com.claresia.hub.emulators.snowflake.sql.DataType;
import com.claresia.hub.emulators.snowflake.sql.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes INSERT, UPDATE, DELETE and MERGE; a row that a policy hides is not found by them. */
final class ChangeWriter {
  private final SqlOutput out;
  private final Frame frame;
  private final Securable name;
  private final CatalogObject.Table table;
  private final ExpressionWriter expressions;

  ChangeWriter(SqlOutput out, Frame frame, Securable name, CatalogObject.Table table) {
    this.out = out;
    this.frame = frame;
    this.name = name;
    this.table = table;
    this.expressions = new ExpressionWriter(out, frame);
  }

  void write(Change change) {
    switch (change) {
      case Change.Insert insert -> writeInsert(insert);
      case Change.Update update -> {
        String alias = update.alias().orElse(name.name());
        out.add("UPDATE ").add(H2Sql.table(name)).add(" AS ").name(alias).add(" SET ");
        writeAssignments(update.assignments());
        writeWhere(update.where(), alias);
      }
      case Change.Delete delete -> {
        String alias = delete.alias().orElse(name.name());
        out.add("DELETE FROM ").add(H2Sql.table(name)).add(" AS ").name(alias);
        writeWhere(delete.where(), alias);
      }
      case Change.Merge merge -> writeMerge(merge);
    }
  }

  private Column column(String column) {
    return table.column(column).orElseThrow(() -> Errors.invalidIdentifier(column));
  }

  private List<Column> columns(List<String> names) {
    return names.isEmpty() ? table.columns() : names.stream().map(this::column).toList();
  }

  private void writeInsert(Change.Insert insert) {
    List<Column> columns = columns(insert.columns());
    out.add("INSERT INTO ").add(H2Sql.table(name)).add(" ");
    out.names(columns.stream().map(Column::name).toList());
    switch (insert.rows()) {
      case Change.Values values -> {
        out.add(" VALUES ");
        out.join(values.rows(), ", ", row -> writeRow(columns, row));
      }
      case Change.Selection selection -> writeSelection(columns, selection);
    }
  }

  private void writeRow(List<Column> columns, List<Expression> values) {
    if (columns.size() != values.size()) {
      throw Errors.valueCount(columns.size(), values.size());
    }
    out.add("(");
    for (int i = 0; i < values.size(); i++) {
      out.add(i > 0 ? ", " : "");
      refuseParsing(values.get(i));
      Casts.writeFor(columns.get(i).type(), values.get(i), expressions);
    }
    out.add(")");
  }

  private static void refuseParsing(Expression value) {
    if (value instanceof Expression.Call call && call.name().endsWith("PARSE_JSON")) {
      throw Errors.invalidInValues(call.name() + "(…)");
    }
  }

  /** Selected values are converted as if each were written for its column. */
  private void writeSelection(List<Column> columns, Change.Selection selection) {
    List<String> names = IntStream.range(0, columns.size()).mapToObj(i -> "C" + i).toList();
    out.add(" SELECT ");
    for (int i = 0; i < columns.size(); i++) {
      out.add(i > 0 ? ", " : "");
      Expression value = new Expression.Column(List.of(), names.get(i));
      Casts.writeFor(columns.get(i).type(), value, expressions);
    }
    out.add(" FROM (");
    new QueryWriter(out, frame).write(selection.query());
    out.add(") AS S").names(names);
  }

  private void writeAssignments(List<Change.Assignment> assignments) {
    out.join(
        assignments,
        ", ",
        assignment -> {
          out.name(assignment.column()).add(" = ");
          DataType type = column(assignment.column()).type();
          Casts.writeFor(type, assignment.value(), expressions);
        });
  }

  private void writeWhere(Optional<Expression> where, String alias) {
    List<String> conditions = new ArrayList<>();
    new PolicyFilter(frame).of(name, alias).ifPresent(conditions::add);
    if (where.isEmpty() && conditions.isEmpty()) {
      return;
    }
    out.add(" WHERE ");
    where.ifPresent(expressions::write);
    out.add(where.isPresent() && !conditions.isEmpty() ? " AND " : "");
    out.add(String.join(" AND ", conditions));
  }

  private void writeMerge(Change.Merge merge) {
    String alias = merge.alias().orElse(name.name());
    out.add("MERGE INTO ").add(H2Sql.table(name)).add(" AS ").name(alias).add(" USING ");
    new SourceWriter(out, frame).writeFiltered(merge.source());
    out.add(" ON (");
    writeMatch(merge, alias);
    out.add(")");
    merge.branches().forEach(this::writeBranch);
  }

  private void writeMatch(Change.Merge merge, String alias) {
    expressions.write(merge.on());
    new PolicyFilter(frame).of(name, alias).ifPresent(filter -> out.add(" AND ").add(filter));
  }

  private void writeBranch(Change.Branch branch) {
    boolean matched = !(branch instanceof Change.UnmatchedInsert);
    out.add(matched ? " WHEN MATCHED" : " WHEN NOT MATCHED");
    if (branch.condition().isPresent()) {
      out.add(" AND ");
      expressions.write(branch.condition().get());
    }
    out.add(" THEN ");
    switch (branch) {
      case Change.MatchedUpdate update -> {
        out.add("UPDATE SET ");
        writeAssignments(update.assignments());
      }
      case Change.MatchedDelete _ -> out.add("DELETE");
      case Change.UnmatchedInsert insert -> {
        List<Column> columns = columns(insert.columns());
        out.add("INSERT ").names(columns.stream().map(Column::name).toList()).add(" VALUES ");
        writeRow(columns, insert.values());
      }
    }
  }

  void writeUnmatched(Change.Merge merge) {
    String alias = merge.alias().orElse(name.name());
    out.add("SELECT COUNT(*) FROM ");
    new SourceWriter(out, frame).writeFiltered(merge.source());
    out.add(" WHERE NOT EXISTS (SELECT 1 FROM ").add(H2Sql.table(name)).add(" AS ").name(alias);
    out.add(" WHERE ");
    writeMatch(merge, alias);
    out.add(")");
    for (Change.Branch branch : merge.branches()) {
      if (branch instanceof Change.UnmatchedInsert && branch.condition().isPresent()) {
        out.add(" AND ");
        expressions.write(branch.condition().get());
      }
    }
  }
}
