package com.claresia.hub.emulators.snowflake.sql;

import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.error.SnowflakeError;
import com.claresia.hub.emulators.snowflake.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a statement into tokens; comments and white space fall away. */
final class Lexer {
  private static final List<String> PAIRS = List.of("<>", "!=", "<=", ">=", "||", "::", "->", "=>");
  private static final String SINGLES = "(),.;=<>+-*/%:[]{}@&|^~!";

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;
  private int start;
  private int startLine;
  private int startColumn;

  private Lexer(String sql) {
    this.sql = sql;
  }

  static List<Token> tokens(String sql) {
    Lexer lexer = new Lexer(sql);
    while (lexer.skipToToken()) {
      lexer.mark();
      lexer.readToken();
    }
    lexer.mark();
    lexer.add(Kind.END, "<EOF>");
    return lexer.tokens;
  }

  private void mark() {
    start = at;
    startLine = line;
    startColumn = at - lineStart;
  }

  private void add(Kind kind, String text) {
    tokens.add(new Token(kind, text, start, at, startLine, startColumn));
  }

  private char peek(int ahead) {
    return at + ahead < sql.length() ? sql.charAt(at + ahead) : '\0';
  }

  private char advance() {
    char c = sql.charAt(at++);
    if (c == '\n') {
      line++;
      lineStart = at;
    }
    return c;
  }

  private boolean skipToToken() {
    while (at < sql.length()) {
      if (Character.isWhitespace(peek(0))) {
        advance();
      } else if (startsLineComment()) {
        skipLine();
      } else if (peek(0) == '/' && peek(1) == '*') {
        skipBlockComment();
      } else {
        return true;
      }
    }
    return false;
  }

  private boolean startsLineComment() {
    return (peek(0) == '-' && peek(1) == '-') || (peek(0) == '/' && peek(1) == '/');
  }

  private void skipLine() {
    while (at < sql.length() && peek(0) != '\n') {
      advance();
    }
  }

  private void skipBlockComment() {
    mark();
    int end = sql.indexOf("*/", at + 2);
    if (end < 0) {
      throw unexpected("/*");
    }
    while (at < end + 2) {
      advance();
    }
  }

  private void readToken() {
    char c = peek(0);
    if ((c == 'x' || c == 'X') && peek(1) == '\'') {
      advance();
      add(Kind.BINARY, quoted('\''));
    } else if (isNameStart(c)) {
      add(Kind.WORD, word().toUpperCase(Locale.ROOT));
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      add(Kind.NUMBER, number());
    } else {
      readQuotedOrSymbol(c);
    }
  }

  private void readQuotedOrSymbol(char c) {
    switch (c) {
      case '"' -> add(Kind.QUOTED_NAME, quoted('"'));
      case '\'' -> add(Kind.TEXT, TextLiteral.unescape(rawText()));
      case '$' -> readDollar();
      case '?' -> {
        advance();
        add(Kind.BIND, "?");
      }
      default -> add(Kind.SYMBOL, symbol(c));
    }
  }

  private void readDollar() {
    if (peek(1) == '$') {
      int end = sql.indexOf("$$", at + 2);
      if (end < 0) {
        throw unexpected("$$");
      }
      String text = sql.substring(at + 2, end);
      while (at < end + 2) {
        advance();
      }
      add(Kind.TEXT, text);
    } else if (isNameStart(peek(1))) {
      advance();
      add(Kind.VARIABLE, word().toUpperCase(Locale.ROOT));
    } else {
      throw unexpected("$");
    }
  }

  private String word() {
    int from = at;
    while (isNamePart(peek(0))) {
      advance();
    }
    return sql.substring(from, at);
  }

  private String number() {
    int from = at;
    while (isDigit(peek(0)) || peek(0) == '.') {
      advance();
    }
    boolean exponent = peek(0) == 'e' || peek(0) == 'E';
    boolean sign = peek(1) == '+' || peek(1) == '-';
    if (exponent && isDigit(peek(sign ? 2 : 1))) {
      at += sign ? 2 : 1;
      while (isDigit(peek(0))) {
        advance();
      }
    }
    return sql.substring(from, at);
  }

  /** The content between two of the character, which stands for itself where it is doubled. */
  private String quoted(char quote) {
    advance();
    StringBuilder content = new StringBuilder();
    while (true) {
      if (at >= sql.length()) {
        throw unexpected(String.valueOf(quote));
      }
      char c = advance();
      if (c == quote && peek(0) != quote) {
        return content.toString();
      }
      content.append(c == quote ? advance() : c);
    }
  }

  /** What stands between two apostrophes, its escapes untouched. */
  private String rawText() {
    advance();
    int from = at;
    while (at < sql.length()) {
      char c = advance();
      if (c == '\'' && peek(0) != '\'') {
        return sql.substring(from, at - 1);
      }
      if ((c == '\'' || c == '\\') && at < sql.length()) {
        advance();
      }
    }
    throw unexpected("'");
  }

  private String symbol(char c) {
    String pair = sql.substring(at, Math.min(at + 2, sql.length()));
    int length = PAIRS.contains(pair) ? 2 : 1;
    if (length == 1 && SINGLES.indexOf(c) < 0) {
      throw unexpected(String.valueOf(c));
    }
    at += length;
    return pair.substring(0, length);
  }

  private SnowflakeError unexpected(String found) {
    return Errors.syntax(found, startLine, startColumn);
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
