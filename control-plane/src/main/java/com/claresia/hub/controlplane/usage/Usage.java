package com.claresia.hub.controlplane.usage;

import java.math.BigInteger;
import java.util.List;

/**
 * What a group of invocations came to.
 *
 * @param group which: one name for each dimension
 * @param invocations how many
 * @param successes how many of them came to their end
 * @param latency of all of them
 * @param tokensIn tokens read
 * @param tokensOut tokens written
 * @param costUsd about what it cost, in US dollars
 */
public record Usage(
    List<String> group,
    long invocations,
    long successes,
    Latency latency,
    BigInteger tokensIn,
    BigInteger tokensOut,
    double costUsd) {
  /** Copies the names. */
  public Usage {
    group = List.copyOf(group);
  }

  /**
   * Percentiles in milliseconds, each a value that occurred.
   *
   * @param p50 half took at most so long
   * @param p95 95 of 100 did
   * @param p99 99 of 100 did
   */
  public record Latency(long p50, long p95, long p99) {}
}
