package com.claresia.hub.emulators.graph.error;

import java.util.Map;

/** A refusal of the service, as it goes over the wire. */
public final class GraphError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final transient Map<String, String> headers;

  /** A refusal with further headers. */
  public GraphError(int status, String code, String message, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.headers = Map.copyOf(headers);
  }

  /** A refusal. */
  public GraphError(int status, String code, String message) {
    this(status, code, message, Map.of());
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The service's code. */
  public String code() {
    return code;
  }

  /** What the answer carries beside its body. */
  public Map<String, String> headers() {
    return headers;
  }
}
