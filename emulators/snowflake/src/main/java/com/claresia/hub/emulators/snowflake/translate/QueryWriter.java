package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.Expression;
import com.claresia.hub.emulators.snowflake.sql.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes queries; those named by WITH stand in brackets wherever they are read. */
final class QueryWriter {
  private final SqlOutput out;
  private final Frame frame;

  QueryWriter(SqlOutput out, Frame frame) {
    this.out = out;
    this.frame = frame;
  }

  void write(Query query) {
    Frame inner = frame;
    for (Query.CommonTable table : query.with()) {
      inner = inner.with(table);
    }
    new QueryWriter(out, inner).writeBody(query.body());
    ExpressionWriter expressions = new ExpressionWriter(out, inner);
    expressions.writeOrder(new IndexOrder(inner).extended(query));
    query.limit().ifPresent(limit -> writeClause(" LIMIT ", limit, expressions));
    query.offset().ifPresent(offset -> writeClause(" OFFSET ", offset, expressions));
  }

  private void writeClause(String word, Expression expression, ExpressionWriter expressions) {
    out.add(word);
    expressions.write(expression);
  }

  private void writeBody(Query.Body body) {
    switch (body) {
      case Query.Nested nested -> {
        out.add("(");
        write(nested.query());
        out.add(")");
      }
      case Query.SetOperation operation -> {
        out.add("(");
        writeBody(operation.left());
        out.add(") ").add(operation.operator()).add(" (");
        writeBody(operation.right());
        out.add(")");
      }
      case Query.Select select -> writeSelect(select);
    }
  }

  private void writeSelect(Query.Select select) {
    ExpressionWriter expressions = new ExpressionWriter(out, frame);
    out.add(select.distinct() ? "SELECT DISTINCT " : "SELECT ");
    out.join(select.items(), ", ", item -> writeItem(item, expressions));
    List<String> filters = writeFrom(select.from());
    writeWhere(select.where(), filters, expressions);
    writeGroups(select, expressions);
    select.having().ifPresent(having -> writeClause(" HAVING ", having, expressions));
    select.qualify().ifPresent(qualify -> writeClause(" QUALIFY ", qualify, expressions));
  }

  private void writeItem(Query.Item item, ExpressionWriter expressions) {
    switch (item) {
      case Query.AllColumns all -> {
        all.table().ifPresent(table -> out.name(table).add("."));
        out.add("*");
      }
      case Query.Selected selected -> {
        expressions.write(selected.expression());
        selected.alias().or(() -> label(selected.expression())).ifPresent(this::writeAlias);
      }
    }
  }

  private void writeAlias(String alias) {
    out.add(" AS ").name(alias);
  }

  /** What Snowflake calls a function's column; H2 would name it after what was written for it. */
  private static Optional<String> label(Expression expression) {
    if (!(expression instanceof Expression.Call call)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (call.arguments()) {
          case List<Expression> none when none.isEmpty() -> call.name() + "()";
          case List<Expression> one when one.getFirst() instanceof Expression.Column column ->
              call.name() + "(" + column.name() + ")";
          case List<Expression> one when one.getFirst() instanceof Expression.Star ->
              call.name() + "(*)";
          default -> call.name() + "(…)";
        });
  }

  private List<String> writeFrom(List<Query.Source> from) {
    List<String> filters = new ArrayList<>();
    if (!from.isEmpty()) {
      SourceWriter sources = new SourceWriter(out, frame);
      out.add(" FROM ");
      out.join(from, ", ", source -> sources.write(source, filters));
    }
    return filters;
  }

  private void writeWhere(
      Optional<Expression> where, List<String> filters, ExpressionWriter expressions) {
    if (where.isEmpty() && filters.isEmpty()) {
      return;
    }
    out.add(" WHERE ");
    where.ifPresent(expressions::write);
    out.add(where.isPresent() && !filters.isEmpty() ? " AND " : "");
    out.add(String.join(" AND ", filters));
  }

  private void writeGroups(Query.Select select, ExpressionWriter expressions) {
    if (select.groupBy().isEmpty()) {
      return;
    }
    if (select.groupBy().stream().anyMatch(Expression.Numeral.class::isInstance)) {
      throw Errors.notEmulated("GROUP BY with positions");
    }
    out.add(" GROUP BY ");
    expressions.writeAll(select.groupBy());
  }
}
