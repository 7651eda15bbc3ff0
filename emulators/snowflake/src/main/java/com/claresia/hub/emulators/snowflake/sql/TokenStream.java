package com.claresia.hub.emulators.snowflake.sql;

import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.error.SnowflakeError;
import com.claresia.hub.emulators.snowflake.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The tokens of a statement, read from left to right. */
final class TokenStream {
  private final String sql;
  private final List<Token> tokens;
  private int at;
  private int binds;

  TokenStream(String sql) {
    this.sql = sql;
    this.tokens = Lexer.tokens(sql);
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean isNext(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).isWord(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** Takes the words if they come next, all of them or none. */
  boolean accept(String... words) {
    boolean found = isNext(words);
    if (found) {
      at += words.length;
    }
    return found;
  }

  void expect(String... words) {
    for (String word : words) {
      if (!accept(word)) {
        throw unexpected();
      }
    }
  }

  boolean acceptSymbol(String symbol) {
    boolean found = peek().isSymbol(symbol);
    if (found) {
      at++;
    }
    return found;
  }

  void expectSymbol(String symbol) {
    if (!acceptSymbol(symbol)) {
      throw unexpected();
    }
  }

  String identifier() {
    if (!peek().isName()) {
      throw unexpected();
    }
    return next().text();
  }

  /** A name of up to three parts. */
  Name name() {
    List<String> parts = new ArrayList<>(List.of(identifier()));
    while (acceptSymbol(".")) {
      parts.add(identifier());
    }
    if (parts.size() > 3) {
      throw unexpected();
    }
    return new Name(parts);
  }

  String text() {
    if (peek().kind() != Kind.TEXT) {
      throw unexpected();
    }
    return next().text();
  }

  int integer() {
    Token token = peek();
    if (token.kind() != Kind.NUMBER || !token.text().chars().allMatch(Character::isDigit)) {
      throw unexpected();
    }
    try {
      return Integer.parseInt(next().text());
    } catch (NumberFormatException e) {
      throw Errors.syntax(token.text(), token.line(), token.column());
    }
  }

  int nextBind() {
    next();
    return ++binds;
  }

  int binds() {
    return binds;
  }

  /** One or more of something, with commas between. */
  <T> List<T> commaSeparated(Supplier<T> one) {
    List<T> all = new ArrayList<>();
    do {
      all.add(one.get());
    } while (acceptSymbol(","));
    return all;
  }

  /** The same in brackets. */
  <T> List<T> bracketed(Supplier<T> one) {
    expectSymbol("(");
    List<T> all = commaSeparated(one);
    expectSymbol(")");
    return all;
  }

  /** The statement's own text from a token to the one that comes next. */
  String textSince(Token first) {
    return sql.substring(first.start(), tokens.get(at - 1).end());
  }

  SnowflakeError unexpected() {
    Token token = peek();
    String shown = token.kind() == Kind.END ? "<EOF>" : sql.substring(token.start(), token.end());
    return Errors.syntax(shown, token.line(), token.column());
  }

  /** The refusal of something that Snowflake may know; the text is up to the next token. */
  SnowflakeError notEmulated(String what) {
    Token token = peek();
    return Errors.notEmulated(
        "%s, at '%s' in line %d at position %d"
            .formatted(
                what, sql.substring(token.start(), token.end()), token.line(), token.column()));
  }

  /** Fails unless the statement is over. */
  void expectEnd() {
    acceptSymbol(";");
    if (peek().kind() != Kind.END) {
      throw at > 0 && tokens.get(at - 1).isSymbol(";") ? Errors.statementCount(2) : unexpected();
    }
  }
}
