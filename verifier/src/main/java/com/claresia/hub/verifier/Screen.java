package com.claresia.hub.verifier;

import java.util.Locale;

/**
 * How text for people looks: colours where the reader is a terminal, and nothing that could steer
 * one.
 */
final class Screen {
  /** The system property that names the streams which are terminals: {@code out}, {@code err}. */
  static final String TERMINALS = "claresia.terminal";

  /** What a piece of text means. */
  enum Ink {
    /** It went well. */
    GOOD("32"),
    /** Mind this. */
    WARN("33"),
    /** A finding. */
    BAD("31;1"),
    /** The most important. */
    BOLD("1"),
    /** The least important. */
    DIM("2");

    private final String code;

    Ink(String code) {
      this.code = code;
    }
  }

  /** Whether colours are wanted. */
  enum Colours {
    /** On a terminal, unless NO_COLOR is set. */
    AUTO,
    /** Never. */
    NEVER
  }

  private final boolean inked;

  private Screen(boolean inked) {
    this.inked = inked;
  }

  /** The screen behind standard output. */
  static Screen ofOutput(Colours colours) {
    boolean wanted = colours == Colours.AUTO && System.getenv("NO_COLOR") == null;
    return new Screen(wanted && isTerminal("out") && !"dumb".equals(System.getenv("TERM")));
  }

  /** Whether standard error is a terminal, so that progress can be shown there. */
  static boolean showsProgress() {
    return isTerminal("err");
  }

  private static boolean isTerminal(String stream) {
    return System.getProperty(TERMINALS, "").contains(stream);
  }

  /** Text in an ink, where there are colours. */
  String inked(Ink ink, String text) {
    return inked ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text;
  }

  /** A number as people read it. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Text that came with a proof or from a store, without what would steer a terminal. */
  static String plain(String untrusted) {
    return untrusted.replaceAll("\\p{Cc}|\\p{Cf}", "?");
  }
}
