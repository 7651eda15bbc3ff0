package com.claresia.hub.application.observe;

import java.util.Arrays;

/** The methods of RFC 9110 and 5789; whatever else a client writes there is {@link #OTHER}. */
public enum HttpVerb {
  /** Reads. */
  GET,
  /** Reads headers alone. */
  HEAD,
  /** Takes in. */
  POST,
  /** Replaces. */
  PUT,
  /** Removes. */
  DELETE,
  /** Changes. */
  PATCH,
  /** Asks what is allowed. */
  OPTIONS,
  /** Echoes. */
  TRACE,
  /** Opens a tunnel. */
  CONNECT,
  /** None of them. */
  OTHER;

  /** The verb of that name. */
  public static HttpVerb named(String method) {
    return Arrays.stream(values())
        .filter(verb -> verb.name().equals(method))
        .findFirst()
        .orElse(OTHER);
  }
}
