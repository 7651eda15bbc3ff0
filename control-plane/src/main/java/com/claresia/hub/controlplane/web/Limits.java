package com.claresia.hub.controlplane.web;

import java.time.Duration;

/**
 * What clients can take of the server, by being slow or many.
 *
 * @param handshake how long a TLS handshake may take in all
 * @param body how long a request's body may take in all
 * @param connections how many are open at a time; further ones wait
 * @param requests how many are answered at a time; further ones are 503
 */
public record Limits(Duration handshake, Duration body, int connections, int requests) {
  /** What a service has. */
  public static Limits usual() {
    return new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), 1_024, 256);
  }
}
