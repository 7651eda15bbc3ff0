package com.claresia.hub.emulators.snowflake.sql;

/**
 * The smallest part of a statement.
 *
 * @param kind what it is
 * @param text a word in upper case; the content of a quoted name, text or binary; else as written
 * @param start where it begins in the statement
 * @param end where it ends
 * @param line counted from 1
 * @param column within the line, counted from 0
 */
record Token(Kind kind, String text, int start, int end, int line, int column) {
  /** Kinds of tokens. */
  enum Kind {
    WORD,
    QUOTED_NAME,
    TEXT,
    BINARY,
    NUMBER,
    VARIABLE,
    BIND,
    SYMBOL,
    END
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isName() {
    return kind == Kind.QUOTED_NAME || (kind == Kind.WORD && !ReservedWords.contains(text));
  }
}
