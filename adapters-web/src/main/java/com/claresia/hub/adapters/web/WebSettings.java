package com.claresia.hub.adapters.web;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the web side has to be told. Produced by the composition as a CDI bean; nothing here is read
 * from configuration directly.
 *
 * @param tokens which tokens are believed
 * @param limits what a request may cost
 * @param requestLog which requests are logged
 */
public record WebSettings(Tokens tokens, Limits limits, RequestLog requestLog) {

  /** These tokens, and the defaults for the rest. */
  public static WebSettings of(Tokens tokens) {
    return new WebSettings(tokens, Limits.defaults(), RequestLog.FAILURES);
  }

  /** Which requests get a line in the log; none ever shows content or a query string. */
  public enum RequestLog {
    /** Those answered with 500 or more. */
    FAILURES,
    /** Every one. */
    ALL
  }

  /**
   * Bearer tokens (RFC 7519, 8725), under the names of MicroProfile JWT.
   *
   * @param issuer {@code mp.jwt.verify.issuer}: the only {@code iss} that is believed
   * @param audiences {@code mp.jwt.verify.audiences}: one of them has to be in {@code aud}; never
   *     empty, since a token meant for somebody else must not open the Hub
   * @param keys the issuer's public keys
   * @param tenantClaim {@code hub.auth.tenant-claim}: the claim that names the tenant
   * @param clockSkew {@code mp.jwt.verify.clock.skew}: by how much clocks may differ
   */
  public record Tokens(
      String issuer,
      Set<String> audiences,
      KeySource keys,
      String tenantClaim,
      Duration clockSkew) {
    /** The claim that names the tenant where nothing else is said. */
    public static final String DEFAULT_TENANT_CLAIM = "tenant_id";

    /** The clock difference that is forgiven where nothing else is said. */
    public static final Duration DEFAULT_CLOCK_SKEW = Duration.ofSeconds(60);

    /** Refuses what would believe everybody. */
    public Tokens {
      audiences = Set.copyOf(audiences);
      if (issuer.isBlank() || audiences.isEmpty() || tenantClaim.isBlank()) {
        throw new IllegalArgumentException(
            "tokens need an issuer, at least one audience and a tenant claim");
      }
      if (clockSkew.isNegative()) {
        throw new IllegalArgumentException("a clock skew is not negative");
      }
    }

    /** With the default claim and clock skew. */
    public static Tokens of(String issuer, Set<String> audiences, KeySource keys) {
      return new Tokens(issuer, audiences, keys, DEFAULT_TENANT_CLAIM, DEFAULT_CLOCK_SKEW);
    }
  }

  /** Where the issuer's public keys come from: PEM, a JWK or a JWK set (RFC 7517), RSA or P-256. */
  public sealed interface KeySource {
    /**
     * The keys themselves, {@code mp.jwt.verify.publickey}.
     *
     * @param keys PEM, JWK or JWK set, the latter two also in base64url
     */
    record Text(String keys) implements KeySource {}

    /**
     * Where they lie, {@code mp.jwt.verify.publickey.location}; read again when a token names a key
     * that is not among them, at most every 30 seconds.
     *
     * @param location a file, or a {@code file:}, {@code http:} or {@code https:} URL
     */
    record Location(String location) implements KeySource {}
  }

  /**
   * What a request may cost.
   *
   * @param unitBytes largest record, invocation or NDJSON line
   * @param bodyBytes largest body of any request, which only NDJSON can reach; it also bounds what
   *     one chunk of a chunked body can take in memory
   * @param unitTimeout longest time for one unit to arrive
   * @param idleTimeout longest silence of a client, in the middle of a request or between two; more
   *     than clients and load balancers keep idle connections for, or they would lose requests
   * @param ndjsonUnits units of one NDJSON request that may be under way at once
   * @param ndjsonBytes bytes of one NDJSON request that may be under way at once
   * @param cachedTokens verified tokens that are remembered until they expire
   */
  public record Limits(
      int unitBytes,
      long bodyBytes,
      Duration unitTimeout,
      Duration idleTimeout,
      int ndjsonUnits,
      int ndjsonBytes,
      int cachedTokens) {
    /** Checks that there is room for at least one of each. */
    public Limits {
      if (unitBytes < 1 || bodyBytes < unitBytes || ndjsonUnits < 1 || cachedTokens < 2) {
        throw new IllegalArgumentException("a limit leaves no room for a single request");
      }
      if (!unitTimeout.isPositive() || !idleTimeout.isPositive() || ndjsonBytes < 1) {
        throw new IllegalArgumentException("a limit leaves no room for a single request");
      }
    }

    /**
     * 640 KiB and 30 s a unit, 64 MiB a body, 75 s idle, 512 units and 4 MiB under way, 10,000
     * tokens.
     */
    public static Limits defaults() {
      return new Limits(
          640 * 1024,
          64L << 20,
          Duration.ofSeconds(30),
          Duration.ofSeconds(75),
          512,
          4 << 20,
          10_000);
    }
  }

  /**
   * The keys of Helidon's own configuration that these limits stand for. The composition puts them
   * into MicroProfile Config, below what an operator sets.
   */
  public Map<String, String> serverProperties() {
    Map<String, String> properties = new TreeMap<>();
    properties.put("server.max-payload-size", Long.toString(limits.bodyBytes()));
    properties.put("server.connection-options.read-timeout", limits.idleTimeout().toString());
    properties.put("server.connection-options.tcp-no-delay", "true");
    properties.put("server.write-buffer-size", "16384");
    // Helidon 4.1 takes the colons of a time for illegal in a query; ExchangeFilter checks instead.
    properties.put("server.protocols.http_1_1.validate-prologue", "false");
    properties.put("mp.health.disable-default-procedures", "true");
    return properties;
  }
}
