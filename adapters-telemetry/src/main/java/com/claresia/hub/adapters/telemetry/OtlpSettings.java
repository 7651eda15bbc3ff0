package com.claresia.hub.adapters.telemetry;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where telemetry goes and what of it.
 *
 * @param endpoint the collector's, to which {@code /v1/traces} and so on is added (OTLP/HTTP)
 * @param headers sent with each request; secret
 * @param trust PEM file with what the endpoint may show; the JDK's authorities where empty
 * @param signals what is sent
 * @param tracePercent of how many requests in a hundred that belong to no client's trace a span is
 *     sent
 * @param interval between two sendings of metrics
 * @param about what the process says of itself
 */
public record OtlpSettings(
    URI endpoint,
    Map<String, String> headers,
    Optional<Path> trust,
    Set<Signal> signals,
    int tracePercent,
    Duration interval,
    About about) {
  /** Copies the collections. */
  public OtlpSettings {
    headers = Map.copyOf(headers);
    signals = Set.copyOf(signals);
  }

  /** What can be sent. */
  public enum Signal {
    /** A span for each request and each segment. */
    TRACES,
    /** Counts and durations. */
    METRICS,
    /** The Hub's own log, without what was put into its texts. */
    LOGS
  }

  /**
   * What the process says of itself; set by the operator or in the code.
   *
   * @param service its name
   * @param version its version
   * @param backend the name of the store
   */
  public record About(String service, String version, String backend) {}

  @Override
  public String toString() {
    return "OtlpSettings[" + endpoint + ", " + signals + "]";
  }
}
