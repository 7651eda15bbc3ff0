package com.claresia.hub.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** The last line on stdout: one JSON object with the figures. */
final class ResultLine {
  private final List<String> members = new ArrayList<>();

  /** Begins with the benchmark's name. */
  ResultLine(String bench) {
    text("bench", bench);
  }

  /** The line of a comparison: medians of both rates, the ratio, latencies beside them. */
  static ResultLine of(String bench, String unit, Comparison comparison) {
    return new ResultLine(bench)
        .number("hub", comparison.hubRate(), 1)
        .number("baseline", comparison.baselineRate(), 1)
        .number("ratio", comparison.ratio(), 3)
        .text("unit", unit)
        .count("pairs", comparison.pairs().size())
        .number("cpu_us", comparison.hubCpuMicros(), 1)
        .number("baseline_cpu_us", comparison.baselineCpuMicros(), 1)
        .latencies("", comparison.hubLatencies())
        .latencies("baseline_", comparison.baselineLatencies());
  }

  /** A text, which holds nothing that JSON would escape. */
  ResultLine text(String name, String value) {
    members.add("\"%s\":\"%s\"".formatted(name, value));
    return this;
  }

  /** A whole number. */
  ResultLine count(String name, long value) {
    members.add("\"" + name + "\":" + value);
    return this;
  }

  /** Whole numbers by their names, in the order of these. */
  ResultLine counts(Map<String, Long> values) {
    new TreeMap<>(values).forEach(this::count);
    return this;
  }

  /** A number with so many decimals. */
  ResultLine number(String name, double value, int decimals) {
    String digits = String.format(Locale.ROOT, "%." + decimals + "f", value);
    members.add("\"" + name + "\":" + digits);
    return this;
  }

  /** Median and 99th percentile, in milliseconds. */
  ResultLine latencies(String prefix, Histogram nanos) {
    return number(prefix + "p50_ms", nanos.getValueAtPercentile(50) / 1e6, 4)
        .number(prefix + "p99_ms", nanos.getValueAtPercentile(99) / 1e6, 4);
  }

  @Override
  public String toString() {
    return "{" + String.join(",", members) + "}";
  }
}
