package com.claresia.hub.adapters.web;

import java.nio.charset.StandardCharsets;

/**
 * Writes small JSON objects straight into text: receipts are on the hot path, where a binding
 * library costs more than the receipt. Members are written in the order of the calls.
 */
final class JsonText {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final StringBuilder out = new StringBuilder(384);
  private boolean first = true;

  JsonText open() {
    return open('{');
  }

  JsonText openArray() {
    return open('[');
  }

  private JsonText open(char bracket) {
    separate();
    out.append(bracket);
    first = true;
    return this;
  }

  JsonText close() {
    return close('}');
  }

  JsonText closeArray() {
    return close(']');
  }

  private JsonText close(char bracket) {
    out.append(bracket);
    first = false;
    return this;
  }

  /** The name of the member whose value comes next. */
  JsonText name(String name) {
    separate();
    quote(name);
    out.append(':');
    first = true;
    return this;
  }

  JsonText value(String text) {
    separate();
    quote(text);
    return this;
  }

  JsonText member(String name, String text) {
    return name(name).value(text);
  }

  JsonText member(String name, long number) {
    name(name);
    out.append(number);
    first = false;
    return this;
  }

  /** A value that is JSON already. */
  JsonText raw(String json) {
    separate();
    out.append(json);
    return this;
  }

  /** Ends a line of NDJSON. */
  JsonText newLine() {
    out.append('\n');
    return this;
  }

  private void separate() {
    if (!first) {
      out.append(',');
    }
    first = false;
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i));
    }
    out.append('"');
  }

  private void append(char c) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (c < 0x20 || Character.isSurrogate(c)) {
      out.append("\\u").append(HEX[c >> 12]).append(HEX[(c >> 8) & 15]);
      out.append(HEX[(c >> 4) & 15]).append(HEX[c & 15]);
    } else {
      out.append(c);
    }
  }

  /** A JSON string that stands for this text. */
  static String quoted(String text) {
    return new JsonText().value(text).toString();
  }

  byte[] toBytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
