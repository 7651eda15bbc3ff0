package com.claresia.hub.benchmarks;

/** Starts {@code hub bench}. */
public final class Main {
  private Main() {}

  /** Runs one benchmark and ends the process with its exit status. */
  public static void main(String[] arguments) {
    System.exit(BenchCommand.commandLine().execute(arguments));
  }
}
