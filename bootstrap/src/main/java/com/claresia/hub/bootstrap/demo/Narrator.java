package com.claresia.hub.bootstrap.demo;

import com.claresia.hub.bootstrap.terminal.Ink;
import com.claresia.hub.bootstrap.terminal.Terminal;
import java.time.Duration;
import java.util.Locale;

/** Tells the steps of the demo, one line each. */
final class Narrator {
  private static final int NAME = 11;
  private static final int WHAT = 44;

  private final Terminal terminal;
  private int step;

  Narrator(Terminal terminal) {
    this.terminal = terminal;
  }

  Terminal terminal() {
    return terminal;
  }

  void title(String text) {
    terminal.say(terminal.inked(Ink.BOLD, text));
  }

  void progress(String text) {
    terminal.progress(terminal.inked(Ink.DIM, " " + text));
  }

  /** A step that is part of normal life. */
  void step(String name, String what, String outcome) {
    line(Ink.BOLD, name, what, terminal.inked(Ink.GOOD, outcome));
  }

  /** A step in which somebody does harm, and what was noticed of it. */
  void attack(String name, String what, String outcome) {
    line(Ink.WARN, name, what, terminal.inked(Ink.BAD, outcome));
  }

  private void line(Ink ink, String name, String what, String outcome) {
    step++;
    terminal.say(
        String.format(Locale.ROOT, "%2d ", step)
            + terminal.inked(ink, pad(name, NAME))
            + pad(what, WHAT)
            + " "
            + outcome);
  }

  /** Something beside the steps. */
  void detail(String text) {
    terminal.say(terminal.inked(Ink.DIM, " ".repeat(3 + NAME) + text));
  }

  void warn(String text) {
    terminal.say(terminal.inked(Ink.WARN, "   " + text));
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String pad(String text, int width) {
    return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
  }
}
