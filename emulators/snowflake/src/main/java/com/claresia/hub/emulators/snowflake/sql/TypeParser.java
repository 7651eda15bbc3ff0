package com.claresia.hub.emulators.snowflake.sql;

import com.claresia.hub.emulators.snowflake.error.Errors;
import com.claresia.hub.emulators.snowflake.sql.DataType.Kind;
import java.util.Set;

/** Reads the type of a column or cast. */
final class TypeParser {
  private static final int MAX_DIGITS = 38;
  private static final int NANOSECONDS = 9;
  private static final Set<String> WITH_LENGTH =
      Set.of(
          "NUMBER",
          "DECIMAL",
          "NUMERIC",
          "VARCHAR",
          "STRING",
          "TEXT",
          "CHAR",
          "CHARACTER",
          "NCHAR",
          "NVARCHAR",
          "BINARY",
          "VARBINARY",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMP_NTZ",
          "TIMESTAMPNTZ",
          "DATETIME",
          "TIMESTAMP_TZ",
          "TIMESTAMPTZ");

  private final TokenStream in;

  TypeParser(TokenStream in) {
    this.in = in;
  }

  /** Whether a type could begin with the word. */
  static boolean isType(Token token) {
    return token.kind() == Token.Kind.WORD && WITH_LENGTH.contains(token.text());
  }

  DataType type() {
    Token token = in.peek();
    if (token.kind() != Token.Kind.WORD) {
      throw in.unexpected();
    }
    return switch (token.text()) {
      case "NUMBER", "DECIMAL", "NUMERIC" -> number();
      case "INT", "INTEGER", "BIGINT", "SMALLINT", "TINYINT", "BYTEINT" ->
          plain(DataType.number(MAX_DIGITS, 0));
      case "FLOAT", "FLOAT4", "FLOAT8", "REAL" -> plain(DataType.of(Kind.FLOAT));
      case "DOUBLE" -> doublePrecision();
      case "VARCHAR", "STRING", "TEXT", "NVARCHAR" ->
          sized(Kind.VARCHAR, DataType.MAX_TEXT, DataType.MAX_TEXT);
      case "CHAR", "CHARACTER", "NCHAR" -> sized(Kind.VARCHAR, 1, DataType.MAX_TEXT);
      case "BINARY", "VARBINARY" -> sized(Kind.BINARY, DataType.MAX_BINARY, DataType.MAX_BINARY);
      default -> unsized(token.text());
    };
  }

  private DataType unsized(String word) {
    return switch (word) {
      case "BOOLEAN" -> plain(DataType.of(Kind.BOOLEAN));
      case "DATE" -> plain(DataType.of(Kind.DATE));
      case "TIME" -> timed(Kind.TIME);
      case "TIMESTAMP", "TIMESTAMP_NTZ", "TIMESTAMPNTZ", "DATETIME" -> timed(Kind.TIMESTAMP_NTZ);
      case "TIMESTAMP_TZ", "TIMESTAMPTZ" -> timed(Kind.TIMESTAMP_TZ);
      case "VARIANT" -> plain(DataType.of(Kind.VARIANT));
      default -> throw in.notEmulated("this type");
    };
  }

  private DataType plain(DataType type) {
    in.next();
    return type;
  }

  private DataType doublePrecision() {
    in.next();
    in.accept("PRECISION");
    return DataType.of(Kind.FLOAT);
  }

  private DataType number() {
    in.next();
    if (!in.acceptSymbol("(")) {
      return DataType.number(MAX_DIGITS, 0);
    }
    int precision = in.integer();
    int scale = in.acceptSymbol(",") ? in.integer() : 0;
    in.expectSymbol(")");
    if (precision < 1 || precision > MAX_DIGITS || scale > Math.min(precision, MAX_DIGITS - 1)) {
      throw Errors.invalidDefinition("invalid NUMBER(" + precision + "," + scale + ")");
    }
    return DataType.number(precision, scale);
  }

  private DataType sized(Kind kind, int otherwise, int most) {
    in.next();
    int length = in.peek().isSymbol("(") ? in.bracketed(in::integer).getFirst() : otherwise;
    if (length < 1 || length > most) {
      throw Errors.invalidDefinition("invalid length " + length + " of " + kind);
    }
    return new DataType(kind, length, 0);
  }

  private DataType timed(Kind kind) {
    in.next();
    int scale = in.peek().isSymbol("(") ? in.bracketed(in::integer).getFirst() : NANOSECONDS;
    if (scale > NANOSECONDS) {
      throw Errors.invalidDefinition("invalid scale " + scale + " of " + kind);
    }
    return new DataType(kind, 0, scale);
  }
}
