package com.claresia.hub.emulators.snowflake.translate;

import com.claresia.hub.emulators.snowflake.catalog.CatalogObject;
import com.claresia.hub.emulators.snowflake.catalog.Securable;
import com.claresia.hub.emulators.snowflake.catalog.SessionContext;
import com.claresia.hub.emulators.snowflake.sql.Change;
import com.claresia.hub.emulators.snowflake.sql.Expression;
import com.claresia.hub.emulators.snowflake.sql.Query;

/** Translates what reads and changes rows. */
public record Translator(SessionContext session) {

  /** A query, its rights checked. */
  public Translation query(Query query, BindTypes types) {
    SqlOutput out = new SqlOutput(types);
    new QueryWriter(out, Frame.of(session)).write(query);
    return out.finished();
  }

  /** A query of one row and column with the expression's value. */
  public Translation value(Expression expression, BindTypes types) {
    SqlOutput out = new SqlOutput(types).add("SELECT ");
    new ExpressionWriter(out, Frame.of(session)).write(expression);
    return out.finished();
  }

  /** A change of rows; whether the session may do it is checked before. */
  public Translation change(
      Change change, Securable name, CatalogObject.Table table, BindTypes types) {
    SqlOutput out = new SqlOutput(types);
    new ChangeWriter(out, Frame.of(session), name, table).write(change);
    return out.finished();
  }

  /** How many rows a MERGE would add, counted beforehand. */
  public Translation unmatched(
      Change.Merge merge, Securable name, CatalogObject.Table table, BindTypes types) {
    SqlOutput out = new SqlOutput(types);
    new ChangeWriter(out, Frame.of(session), name, table).writeUnmatched(merge);
    return out.finished();
  }

  /** A column's default, as H2 takes it. */
  public String defaultValue(CatalogObject.Column column, Expression value) {
    SqlOutput out = new SqlOutput(BindTypes.DESCRIBED);
    Casts.writeFor(column.type(), value, new ExpressionWriter(out, Frame.of(session)));
    return out.finished().sql();
  }
}
