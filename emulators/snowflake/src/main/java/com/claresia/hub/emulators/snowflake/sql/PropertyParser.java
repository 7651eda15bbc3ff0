package com.claresia.hub.emulators.snowflake.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads {@code NAME = value} pairs as they end a CREATE. */
final class PropertyParser {
  private final TokenStream in;

  PropertyParser(TokenStream in) {
    this.in = in;
  }

  /** As many as there are of those that are known; another one is refused. */
  Map<String, String> properties(Set<String> known) {
    Map<String, String> found = new LinkedHashMap<>();
    in.accept("WITH");
    while (in.peek().kind() == Token.Kind.WORD && in.peek(1).isSymbol("=")) {
      if (!known.contains(in.peek().text())) {
        throw in.notEmulated("this property");
      }
      String name = in.next().text();
      in.next();
      found.put(name, value());
    }
    return found;
  }

  private String value() {
    Token token = in.peek();
    return switch (token.kind()) {
      case TEXT, NUMBER, QUOTED_NAME -> in.next().text();
      case WORD -> word();
      case SYMBOL -> list();
      case BINARY, VARIABLE, BIND, END -> throw in.unexpected();
    };
  }

  /** A word, or a name with dots. */
  private String word() {
    StringBuilder word = new StringBuilder(in.next().text());
    while (in.acceptSymbol(".")) {
      word.append('.').append(in.identifier());
    }
    return word.toString();
  }

  /** {@code ('ALL')}, as DEFAULT_SECONDARY_ROLES takes it. */
  private String list() {
    return in.peek(1).isSymbol(")") ? empty() : String.join(",", in.bracketed(in::text));
  }

  private String empty() {
    in.expectSymbol("(");
    in.expectSymbol(")");
    return "";
  }
}
