package com.claresia.hub.planted.bootstrap;

/** What other planted classes name; a command may print, and its main may exit. */
public final class Command {
  private Command() {}

  public static void main(String[] arguments) {
    System.out.println(arguments.length);
    System.exit(0);
  }
}
