package com.claresia.hub.emulators.snowflake.sql;

/** Tells from a statement's first word how to read it. */
final class StatementParser {
  private final TokenStream in;
  private final QueryParser queries;

  private StatementParser(String sql) {
    this.in = new TokenStream(sql);
    this.queries = new QueryParser(in);
  }

  static Statement.Parsed parse(String sql) {
    StatementParser parser = new StatementParser(sql);
    Statement statement = parser.statement();
    parser.in.expectEnd();
    return new Statement.Parsed(statement, parser.in.binds());
  }

  static Query parseQuery(String sql) {
    StatementParser parser = new StatementParser(sql);
    Query query = parser.queries.query();
    parser.in.expectEnd();
    return query;
  }

  static Expression parseExpression(String sql) {
    StatementParser parser = new StatementParser(sql);
    Expression expression = parser.queries.expressions().expression();
    parser.in.expectEnd();
    return expression;
  }

  static Name parseName(String name) {
    StatementParser parser = new StatementParser(name);
    Name parsed = parser.in.name();
    parser.in.expectEnd();
    return parsed;
  }

  private Statement statement() {
    Token first = in.peek();
    if (first.isSymbol("(")) {
      return new Statement.QueryStatement(queries.query());
    }
    if (first.kind() != Token.Kind.WORD) {
      throw in.unexpected();
    }
    return switch (first.text()) {
      case "SELECT", "WITH" -> new Statement.QueryStatement(queries.query());
      case "INSERT" -> new ChangeParser(in, queries).insert();
      case "UPDATE" -> new ChangeParser(in, queries).update();
      case "DELETE" -> new ChangeParser(in, queries).delete();
      case "MERGE" -> new ChangeParser(in, queries).merge();
      case "CREATE" -> new DefinitionParser(in, queries).create();
      case "DROP" -> new DefinitionParser(in, queries).drop();
      case "ALTER" -> new AlterParser(in, queries).alter();
      case "GRANT", "REVOKE" -> new GrantParser(in).statement();
      default -> ofTheSession(first.text());
    };
  }

  private Statement ofTheSession(String word) {
    SessionParser parser = new SessionParser(in, queries);
    return switch (word) {
      case "USE" -> parser.use();
      case "SET" -> parser.set();
      case "UNSET" -> parser.unset();
      case "SHOW" -> parser.show();
      case "BEGIN", "START" -> parser.begin();
      case "COMMIT" -> parser.end(TransactionStatement.COMMIT);
      case "ROLLBACK" -> parser.end(TransactionStatement.ROLLBACK);
      default -> throw in.notEmulated("a statement that begins so");
    };
  }
}
