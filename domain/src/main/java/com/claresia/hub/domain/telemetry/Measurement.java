package com.claresia.hub.domain.telemetry;

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
    if (!areFigures(latencyMs, tokensIn, tokensOut, costUsdEstimate)) {
      throw new IllegalArgumentException(
          "counts are from 0 to 2^53 - 1, an amount is finite and not negative");
    }
    costUsdEstimate += 0.0; // JSON's canonical form has one zero, without a sign
  }

  /** Whether these figures, which anybody may have altered, are those of a measurement. */
  public static boolean areFigures(
      long latencyMs, long tokensIn, long tokensOut, double costUsdEstimate) {
    return isCount(latencyMs)
        && isCount(tokensIn)
        && isCount(tokensOut)
        && isAmount(costUsdEstimate);
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
