package com.claresia.hub.emulators.graph.directory;

/** A refusal of the token endpoint. */
public final class OAuthError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String error;
  private final int number;

  OAuthError(int status, String error, int number, String message) {
    super("AADSTS" + number + ": " + message, null, false, false);
    this.status = status;
    this.error = error;
    this.number = number;
  }

  static OAuthError invalidClient(int number, String message) {
    return new OAuthError(401, "invalid_client", number, message);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The word of the standard. */
  public String error() {
    return error;
  }

  /** The number of the service. */
  public int number() {
    return number;
  }
}
