package com.claresia.hub.domain.record;

import com.claresia.hub.domain.canonical.CanonicalScan;
import com.claresia.hub.domain.telemetry.Measurement;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what was measured in a telemetry event's body, which is canonical. For one body. */
final class BodyMeasurement {
  private static final int MEASURED = 5;
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?(e[+-][0-9]+)?");

  private final byte[] bytes;
  private final int end;
  private int found;
  private boolean success;
  private long latencyMs;
  private long tokensIn;
  private long tokensOut;
  private double cost;

  private BodyMeasurement(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  /** Reads the object in {@code [from, end)}; empty where it is not what a telemetry event has. */
  static Optional<Measurement> read(byte[] bytes, int from, int end) {
    return new BodyMeasurement(bytes, end).read(from);
  }

  private Optional<Measurement> read(int from) {
    int at = from + 1;
    while (at < end - 1) {
      int colon = bytes[at] == '"' ? CanonicalScan.skipString(bytes, at, end) : end;
      if (colon < 0 || colon >= end - 1) {
        return Optional.empty();
      }
      int next = CanonicalScan.skipValue(bytes, colon + 1, end);
      if (next < 0 || !take(text(at + 1, colon - 1), colon + 1, next)) {
        return Optional.empty();
      }
      at = next + 1;
    }
    return found == MEASURED
        ? Optional.of(new Measurement(success, latencyMs, tokensIn, tokensOut, cost))
        : Optional.empty();
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  // A name occurs once: canonical JSON has no duplicates, and what has is told by its hash.
  private boolean take(String name, int from, int to) {
    switch (name) {
      case "success" -> {
        return success(text(from, to));
      }
      case "latency_ms" -> latencyMs = count(text(from, to));
      case "tokens_in" -> tokensIn = count(text(from, to));
      case "tokens_out" -> tokensOut = count(text(from, to));
      case "cost_usd_estimate" -> {
        return amount(text(from, to));
      }
      default -> {
        return true;
      }
    }
    found++;
    return Measurement.isCount(latencyMs)
        && Measurement.isCount(tokensIn)
        && Measurement.isCount(tokensOut);
  }

  private boolean success(String text) {
    found++;
    success = text.equals("true");
    return success || text.equals("false");
  }

  private static long count(String text) {
    boolean digits = text.length() <= 16 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Long.parseLong(text) : -1;
  }

  private boolean amount(String text) {
    found++;
    cost = isNumber(text) ? Double.parseDouble(text) : -1;
    return Measurement.isAmount(cost);
  }

  private static boolean isNumber(String text) {
    return text.length() <= 32 && NUMBER.matcher(text).matches();
  }
}
