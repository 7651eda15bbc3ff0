package com.claresia.hub.bootstrap.demo;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded chance: the same seed, the same week. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  SplittableRandom random() {
    return random;
  }

  /** Whether something of that probability happens. */
  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** From {@code low} to {@code high}, both included, small ones more often. */
  long skewed(long low, long high) {
    double position = Math.min(1, Math.exp(random.nextGaussian() * 0.7 - 1.4));
    return low + Math.round((high - low) * position);
  }

  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** How many of something that happens {@code mean} times on average (Poisson, after Knuth). */
  int count(double mean) {
    double threshold = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble();
        product > threshold;
        product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /** So many random bytes in hexadecimal. */
  String hex(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
