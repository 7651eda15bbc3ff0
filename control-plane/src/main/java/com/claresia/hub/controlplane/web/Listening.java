package com.claresia.hub.controlplane.web;

import java.util.Optional;

/**
 * Where the service listens.
 *
 * @param host address of the service
 * @param port of the service, 0 for any free one
 * @param probePort where {@code /health} and {@code /metrics} are served on loopback without TLS,
 *     for whatever watches the process; elsewhere they are not served then
 * @param limits of what clients can take
 */
public record Listening(String host, int port, Optional<Integer> probePort, Limits limits) {
  static final String LOOPBACK = "127.0.0.1";

  /** On loopback, with the probes behind mutual TLS, too. */
  public static Listening onLoopback(int port) {
    return new Listening(LOOPBACK, port, Optional.empty(), Limits.usual());
  }

  /** The same with other limits. */
  public Listening within(Limits other) {
    return new Listening(host, port, probePort, other);
  }

  String reachableHost() {
    return host.equals("0.0.0.0") ? LOOPBACK : host;
  }
}
