package com.claresia.hub.bootstrap.terminal;

/** How a piece of text looks on a terminal with colours (ECMA-48, SGR). */
public enum Ink {
  /** As it is. */
  PLAIN(""),
  /** For what matters most. */
  BOLD("1"),
  /** For what matters least. */
  DIM("2"),
  /** It went well. */
  GOOD("32"),
  /** Mind this. */
  WARN("33"),
  /** It went wrong, or was caught. */
  BAD("31;1");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  String around(String text) {
    return code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
