package com.claresia.hub.emulators.snowflake.sql;

import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.Definition.Existing;
import com.claresia.hub.emulators.snowflake.sql.Definition.TableKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads CREATE and DROP. */
final class DefinitionParser {
  private static final Set<String> COMMENT = Set.of("COMMENT");
  private static final Set<String> RETENTION = Set.of("COMMENT", "DATA_RETENTION_TIME_IN_DAYS");
  private static final Set<String> OF_WAREHOUSES =
      Set.of(
          "COMMENT",
          "WAREHOUSE_SIZE",
          "WAREHOUSE_TYPE",
          "AUTO_SUSPEND",
          "AUTO_RESUME",
          "INITIALLY_SUSPENDED",
          "STATEMENT_TIMEOUT_IN_SECONDS");

  private final TokenStream in;
  private final QueryParser queries;

  DefinitionParser(TokenStream in, QueryParser queries) {
    this.in = in;
    this.queries = queries;
  }

  Definition create() {
    in.expect("CREATE");
    boolean replace = in.accept("OR", "REPLACE");
    if (in.isNext("TABLE") || in.isNext("HYBRID", "TABLE") || in.isNext("TRANSIENT", "TABLE")) {
      TableKind kind = tableKind();
      Existing existing = existing(replace);
      return new TableParser(in, queries.expressions()).table(kind, existing);
    }
    if (in.isNext("VIEW") || in.isNext("SECURE", "VIEW")) {
      return view(replace);
    }
    if (in.accept("ROW", "ACCESS", "POLICY")) {
      return policy(existing(replace));
    }
    return named(replace);
  }

  private TableKind tableKind() {
    TableKind kind = TableKind.STANDARD;
    if (in.accept("HYBRID")) {
      kind = TableKind.HYBRID;
    } else if (in.accept("TRANSIENT")) {
      kind = TableKind.TRANSIENT;
    }
    in.expect("TABLE");
    return kind;
  }

  private Existing existing(boolean replace) {
    boolean keep = in.accept("IF", "NOT", "EXISTS");
    if (keep && replace) {
      throw Errors.invalidDefinition("options IF NOT EXISTS and OR REPLACE are incompatible.");
    }
    if (replace) {
      return Existing.REPLACE;
    }
    return keep ? Existing.KEEP : Existing.REFUSE;
  }

  private Definition view(boolean replace) {
    boolean secure = in.accept("SECURE");
    in.expect("VIEW");
    Existing existing = existing(replace);
    Name name = in.name();
    List<String> columns = in.peek().isSymbol("(") ? in.bracketed(this::viewColumn) : List.of();
    String comment = new PropertyParser(in).properties(COMMENT).getOrDefault("COMMENT", "");
    in.expect("AS");
    Token first = in.peek();
    Query query = queries.query();
    if (in.binds() > 0) {
      throw in.notEmulated("a view with bound values");
    }
    return new Definition.CreateView(
        name, existing, secure, columns, in.textSince(first), query, comment);
  }

  private String viewColumn() {
    String name = in.identifier();
    if (in.accept("COMMENT")) {
      in.text();
    }
    return name;
  }

  private Definition policy(Existing existing) {
    Name name = in.name();
    in.expect("AS");
    List<Definition.PolicyArgument> arguments = in.bracketed(this::policyArgument);
    in.expect("RETURNS", "BOOLEAN");
    in.expectSymbol("->");
    Token first = in.peek();
    Expression body = queries.expressions().expression();
    String text = in.textSince(first);
    String comment = new PropertyParser(in).properties(COMMENT).getOrDefault("COMMENT", "");
    return new Definition.CreatePolicy(name, existing, arguments, text, body, comment);
  }

  private Definition.PolicyArgument policyArgument() {
    return new Definition.PolicyArgument(in.identifier(), new TypeParser(in).type());
  }

  private Definition named(boolean replace) {
    ObjectKind kind = kind();
    Existing existing = existing(replace);
    boolean replaceable = kind == ObjectKind.SCHEMA || kind == ObjectKind.DATABASE;
    if (existing == Existing.REPLACE && replaceable) {
      throw in.notEmulated("OR REPLACE of a " + kind.lower());
    }
    Name name = in.name();
    Map<String, String> properties = new PropertyParser(in).properties(propertiesOf(kind));
    return new Definition.CreateNamed(kind, name, existing, properties);
  }

  private static Set<String> propertiesOf(ObjectKind kind) {
    return switch (kind) {
      case DATABASE, SCHEMA -> RETENTION;
      case WAREHOUSE -> OF_WAREHOUSES;
      case USER -> UserProperties.KNOWN;
      case ROLE, ACCOUNT, TABLE, VIEW, ROW_ACCESS_POLICY -> COMMENT;
    };
  }

  private ObjectKind kind() {
    for (ObjectKind kind : List.of(ObjectKind.DATABASE, ObjectKind.SCHEMA, ObjectKind.WAREHOUSE)) {
      if (in.accept(kind.name())) {
        return kind;
      }
    }
    if (in.accept("ROLE")) {
      return ObjectKind.ROLE;
    }
    if (in.accept("USER")) {
      return ObjectKind.USER;
    }
    throw in.notEmulated("this kind of object");
  }

  Definition drop() {
    in.expect("DROP");
    ObjectKind kind = droppedKind();
    boolean ifExists = in.accept("IF", "EXISTS");
    Name name = in.name();
    if (!in.accept("CASCADE")) {
      in.accept("RESTRICT");
    }
    return new Definition.Drop(kind, name, ifExists);
  }

  private ObjectKind droppedKind() {
    if (in.accept("TABLE")) {
      return ObjectKind.TABLE;
    }
    if (in.accept("VIEW")) {
      return ObjectKind.VIEW;
    }
    return in.accept("ROW", "ACCESS", "POLICY") ? ObjectKind.ROW_ACCESS_POLICY : kind();
  }
}
