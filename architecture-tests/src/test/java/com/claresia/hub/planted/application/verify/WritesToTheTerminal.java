package com.claresia.hub.planted.application.verify;

/** Planted: a use case prints, and its stack trace too. */
public final class WritesToTheTerminal {
  public void report(RuntimeException failure) {
    System.out.println(failure.getMessage());
    failure.printStackTrace();
  }
}
