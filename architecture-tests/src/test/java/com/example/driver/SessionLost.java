package com.example.driver;

/** The driver's own exception. */
public final class SessionLost extends Exception {
  private static final long serialVersionUID = 1L;
}
