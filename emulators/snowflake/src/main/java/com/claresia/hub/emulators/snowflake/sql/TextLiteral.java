package com.claresia.hub.emulators.snowflake.sql;

/** The escapes in a text between apostrophes: a doubled apostrophe, and the backslash's. */
final class TextLiteral {
  private final String raw;
  private final StringBuilder text = new StringBuilder();
  private int at;

  private TextLiteral(String raw) {
    this.raw = raw;
  }

  static String unescape(String raw) {
    if (raw.indexOf('\'') < 0 && raw.indexOf('\\') < 0) {
      return raw;
    }
    TextLiteral literal = new TextLiteral(raw);
    while (literal.at < raw.length()) {
      literal.readOne();
    }
    return literal.text.toString();
  }

  private void readOne() {
    char c = raw.charAt(at++);
    if (c == '\'') {
      at++; // the second of the two
    }
    if (c == '\\' && at < raw.length()) {
      readEscape(raw.charAt(at++));
    } else {
      text.append(c);
    }
  }

  private void readEscape(char c) {
    switch (c) {
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case 'x' -> readCode(2, 16, c);
      case 'u' -> readCode(4, 16, c);
      case '0' -> readOctal();
      default -> text.append(c);
    }
  }

  private void readOctal() {
    if (at + 2 <= raw.length() && isNumber(raw.substring(at, at + 2), 8)) {
      readCode(2, 8, '0');
    } else {
      text.append('\0');
    }
  }

  private void readCode(int digits, int radix, char otherwise) {
    int end = at + digits;
    if (end <= raw.length() && isNumber(raw.substring(at, end), radix)) {
      text.append((char) Integer.parseInt(raw.substring(at, end), radix));
      at = end;
    } else {
      text.append(otherwise);
    }
  }

  private static boolean isNumber(String digits, int radix) {
    return digits.chars().allMatch(c -> Character.digit(c, radix) >= 0);
  }
}
