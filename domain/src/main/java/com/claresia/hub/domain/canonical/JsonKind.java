package com.claresia.hub.domain.canonical;

/** The kinds of JSON value. */
public enum JsonKind {
  /** A string. */
  STRING,
  /** A number. */
  NUMBER,
  /** The literal {@code true}. */
  TRUE,
  /** The literal {@code false}. */
  FALSE,
  /** The literal {@code null}. */
  NULL,
  /** An object. */
  OBJECT,
  /** An array. */
  ARRAY;

  /** The kind of a well-formed value, which its first byte tells. */
  static JsonKind ofFirstByte(byte first) {
    return switch (first) {
      case '"' -> STRING;
      case '{' -> OBJECT;
      case '[' -> ARRAY;
      case 't' -> TRUE;
      case 'f' -> FALSE;
      case 'n' -> NULL;
      default -> NUMBER;
    };
  }
}
