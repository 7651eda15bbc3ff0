package com.claresia.hub.domain.telemetry;

import java.util.Optional;

/**
 * What was measured of one invocation, in typed values that a store keeps apart from the content.
 *
 * @param success whether it came to its end
 * @param latencyMs how long it took, in milliseconds
 * @param tokensIn tokens that the model read
 * @param tokensOut tokens that it wrote
 * @param costUsdEstimate about what it cost, in US dollars
 */
public record Measurement(
    boolean success, long latencyMs, long tokensIn, long tokensOut, double costUsdEstimate) {
  /** The largest count: what every JSON reader keeps (RFC 7493 section 2.2). */
  public static final long MAX_COUNT = (1L << 53) - 1;

  /** Refuses what is negative, too large, infinite or no number. */
  public Measurement {
    if (!isCount(latencyMs) || !isCount(tokensIn) || !isCount(tokensOut)) {
      throw new IllegalArgumentException("counts are from 0 to 2^53 - 1");
    }
    if (!isAmount(costUsdEstimate)) {
      throw new IllegalArgumentException("an amount is finite and not negative");
    }
    costUsdEstimate += 0.0; // JSON's canonical form has one zero, without a sign
  }

  /**
   * What a store's columns say, which anybody may have altered; empty where it is no measurement.
   */
  public static Optional<Measurement> ofUntrusted(
      boolean success, long latencyMs, long tokensIn, long tokensOut, double costUsdEstimate) {
    boolean sound =
        isCount(latencyMs) && isCount(tokensIn) && isCount(tokensOut) && isAmount(costUsdEstimate);
    return sound
        ? Optional.of(new Measurement(success, latencyMs, tokensIn, tokensOut, costUsdEstimate))
        : Optional.empty();
  }

  /** Whether a count would be accepted. */
  public static boolean isCount(long count) {
    return count >= 0 && count <= MAX_COUNT;
  }

  /** Whether an amount would be accepted. */
  public static boolean isAmount(double amount) {
    return amount >= 0 && amount <= Double.MAX_VALUE;
  }
}
