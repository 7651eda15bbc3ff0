package com.claresia.hub.emulators.snowflake.sql;

import com.claresia.hub.emulators.snowflake.error.Errors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads ALTER. */
final class AlterParser {
  private final TokenStream in;
  private final QueryParser queries;

  AlterParser(TokenStream in, QueryParser queries) {
    this.in = in;
    this.queries = queries;
  }

  Statement alter() {
    in.expect("ALTER");
    if (in.accept("SESSION")) {
      return session();
    }
    if (in.accept("TABLE")) {
      return table();
    }
    if (in.accept("USER")) {
      return user();
    }
    throw in.notEmulated("ALTER of this");
  }

  private Statement session() {
    if (in.accept("UNSET")) {
      return new SessionStatement.UnsetParameters(in.commaSeparated(in::identifier));
    }
    in.expect("SET");
    Map<String, Expression> values = new LinkedHashMap<>();
    do {
      String name = in.identifier();
      in.expectSymbol("=");
      values.put(name, value());
      in.acceptSymbol(",");
    } while (in.peek().isName());
    return new SessionStatement.SetParameters(values);
  }

  /** A literal, or a word such as {@code JSON} that stands for a text. */
  private Expression value() {
    Expression value = queries.expressions().expression();
    return value instanceof Expression.Column column && column.qualifier().isEmpty()
        ? new Expression.Text(column.name())
        : value;
  }

  private Definition table() {
    Name table = in.name();
    if (in.accept("ADD", "COLUMN")) {
      return addColumn(table);
    }
    if (in.accept("DROP", "ALL", "ROW", "ACCESS", "POLICIES")) {
      return new Definition.DropPolicies(table);
    }
    Optional<Name> drop =
        in.accept("DROP", "ROW", "ACCESS", "POLICY") ? Optional.of(in.name()) : Optional.empty();
    if (drop.isPresent() && !in.acceptSymbol(",")) {
      return new Definition.AlterPolicies(table, drop, Optional.empty());
    }
    if (!in.accept("ADD", "ROW", "ACCESS", "POLICY")) {
      throw in.notEmulated("this ALTER TABLE");
    }
    Name policy = in.name();
    in.expect("ON");
    List<String> columns = in.bracketed(in::identifier);
    return new Definition.AlterPolicies(
        table, drop, Optional.of(new Definition.Attach(policy, columns)));
  }

  private Definition addColumn(Name table) {
    boolean ifMissing = in.accept("IF", "NOT", "EXISTS");
    TableParser parser = new TableParser(in, queries.expressions());
    Definition.ColumnDefinition column = parser.column();
    if (parser.foundKeys()) {
      throw in.notEmulated("a key of a column that is added");
    }
    if (!column.nullable() && column.defaultText().isEmpty()) {
      throw Errors.invalidDefinition(
          "Non-nullable column '%s' cannot be added to non-empty table '%s' unless it has a non-null default value."
              .formatted(column.name(), table.last()));
    }
    return new Definition.AddColumn(table, column, ifMissing);
  }

  private Definition user() {
    Name name = in.name();
    Map<String, Optional<String>> changes = new LinkedHashMap<>();
    if (in.accept("UNSET")) {
      in.commaSeparated(in::identifier).forEach(unset -> changes.put(unset, Optional.empty()));
    } else {
      in.expect("SET");
      new PropertyParser(in)
          .properties(UserProperties.KNOWN)
          .forEach((property, value) -> changes.put(property, Optional.of(value)));
    }
    if (changes.isEmpty() || !UserProperties.KNOWN.containsAll(changes.keySet())) {
      throw in.notEmulated("this ALTER USER");
    }
    return new Definition.AlterUser(name, changes);
  }
}
