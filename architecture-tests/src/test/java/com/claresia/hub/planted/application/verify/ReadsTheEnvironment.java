package com.claresia.hub.planted.application.verify;

/** Planted: a use case reads the environment. */
public final class ReadsTheEnvironment {
  public String home() {
    return System.getenv("HOME") + System.getProperty("user.home");
  }
}
