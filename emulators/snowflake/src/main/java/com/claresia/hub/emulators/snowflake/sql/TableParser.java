package com.claresia.hub.emulators.snowflake.sql;

import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.Definition.ColumnDefinition;
import com.claresia.hub.emulators.snowflake.sql.Definition.Existing;
import com.claresia.hub.emulators.snowflake.sql.Definition.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads CREATE TABLE from its name on, and the columns of ALTER TABLE. */
final class TableParser {
  private static final Set<String> PROPERTIES =
      Set.of("COMMENT", "DATA_RETENTION_TIME_IN_DAYS", "MAX_DATA_EXTENSION_TIME_IN_DAYS");

  private final TokenStream in;
  private final ExpressionParser expressions;
  private final List<ColumnDefinition> columns = new ArrayList<>();
  private final List<Definition.Key> keys = new ArrayList<>();
  private final List<Definition.Index> indexes = new ArrayList<>();

  TableParser(TokenStream in, ExpressionParser expressions) {
    this.in = in;
    this.expressions = expressions;
  }

  Definition.CreateTable table(TableKind kind, Existing existing) {
    Name name = in.name();
    if (!in.peek().isSymbol("(")) {
      throw in.notEmulated("CREATE TABLE without columns");
    }
    in.bracketed(() -> element(kind));
    Map<String, String> properties = new PropertyParser(in).properties(PROPERTIES);
    if (!isOver()) {
      throw in.notEmulated("this clause of CREATE TABLE");
    }
    return new Definition.CreateTable(
        name,
        kind,
        existing,
        List.copyOf(columns),
        List.copyOf(keys),
        List.copyOf(indexes),
        properties);
  }

  private boolean element(TableKind kind) {
    if (startsConstraint()) {
      return keys.add(constraint());
    }
    // A column may be called INDEX; then its type follows.
    boolean isIndex =
        in.isNext("INDEX") && in.peek(2).isSymbol("(") && !TypeParser.isType(in.peek(1));
    if (!isIndex) {
      return columns.add(column());
    }
    if (kind != TableKind.HYBRID) {
      throw Errors.unsupported("INDEX");
    }
    return indexes.add(index());
  }

  private boolean startsConstraint() {
    return in.isNext("CONSTRAINT")
        || in.isNext("PRIMARY", "KEY")
        || in.isNext("FOREIGN", "KEY")
        || in.isNext("UNIQUE")
        || in.isNext("CHECK");
  }

  private Definition.Key constraint() {
    String name = in.accept("CONSTRAINT") ? in.identifier() : "";
    Definition.Key key;
    if (in.accept("PRIMARY", "KEY")) {
      key = new Definition.PrimaryKey(name, in.bracketed(in::identifier));
    } else if (in.accept("UNIQUE")) {
      key = new Definition.UniqueKey(name, in.bracketed(in::identifier));
    } else if (in.accept("FOREIGN", "KEY")) {
      List<String> from = in.bracketed(in::identifier);
      in.expect("REFERENCES");
      key = foreignKey(name, from);
    } else {
      throw in.notEmulated("this constraint");
    }
    refuseProperties();
    return key;
  }

  private Definition.ForeignKey foreignKey(String name, List<String> from) {
    Name table = in.name();
    List<String> referred = in.peek().isSymbol("(") ? in.bracketed(in::identifier) : List.of();
    return new Definition.ForeignKey(name, from, table, referred);
  }

  private void refuseProperties() {
    if (!in.peek().isSymbol(",") && !in.peek().isSymbol(")")) {
      throw in.notEmulated("this property of a constraint");
    }
  }

  private Definition.Index index() {
    in.next();
    String name = in.identifier();
    List<String> indexed = in.bracketed(in::identifier);
    if (in.accept("INCLUDE")) {
      in.bracketed(in::identifier); // copies of columns: faster reads, no other rows
    }
    return new Definition.Index(name, indexed);
  }

  /** A column with what follows its type, in any order. */
  ColumnDefinition column() {
    String name = in.identifier();
    DataType type = new TypeParser(in).type();
    boolean nullable = true;
    String defaultText = "";
    String comment = "";
    while (!in.peek().isSymbol(",") && !in.peek().isSymbol(")") && !isOver()) {
      if (in.accept("NOT", "NULL")) {
        nullable = false;
      } else if (in.accept("DEFAULT")) {
        defaultText = defaultText();
      } else if (in.accept("COMMENT")) {
        comment = in.text();
      } else if (!in.accept("NULL")) {
        inlineKey(name);
      }
    }
    return new ColumnDefinition(name, type, nullable, defaultText, comment);
  }

  private boolean isOver() {
    return in.peek().kind() == Token.Kind.END || in.peek().isSymbol(";");
  }

  private String defaultText() {
    Token first = in.peek();
    Expression value = expressions.expression();
    if (value instanceof Expression.Bind) {
      throw in.notEmulated("a bound default");
    }
    return in.textSince(first);
  }

  private void inlineKey(String column) {
    String name = in.accept("CONSTRAINT") ? in.identifier() : "";
    if (in.accept("PRIMARY", "KEY")) {
      keys.add(new Definition.PrimaryKey(name, List.of(column)));
    } else if (in.accept("UNIQUE")) {
      keys.add(new Definition.UniqueKey(name, List.of(column)));
    } else if (in.accept("REFERENCES") || in.accept("FOREIGN", "KEY", "REFERENCES")) {
      keys.add(foreignKey(name, List.of(column)));
    } else {
      throw in.notEmulated("this property of a column");
    }
  }

  /** Whether a key stood beside the column, which only CREATE TABLE may have. */
  boolean foundKeys() {
    return !keys.isEmpty();
  }
}
