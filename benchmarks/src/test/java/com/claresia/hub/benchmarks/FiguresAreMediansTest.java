package com.claresia.hub.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FiguresAreMediansTest {
  private static Comparison.Pair pair(long hub, long baseline) {
    return new Comparison.Pair(measured(hub), measured(baseline));
  }

  private static Measurement measured(long operations) {
    var latencies = Measurement.histogram();
    latencies.recordValue(2_000_000);
    return Measurement.of(operations, 1_000_000_000, latencies);
  }

  @Test
  void oneSlowMomentOfTheMachineDoesNotCount() {
    Comparison comparison =
        new Comparison(
            Stream.of(pair(50, 100), pair(1, 100), pair(52, 100), pair(48, 100), pair(51, 10))
                .toList());
    assertThat(comparison.ratio()).isEqualTo(0.5);
    assertThat(comparison.baselineRate()).isEqualTo(100);
  }

  @Test
  void theLastLineIsOneJsonObject() {
    Comparison comparison = new Comparison(List.of(pair(40, 100)));
    assertThat(ResultLine.of("ingest", "records/s", comparison).toString())
        .startsWith(
            "{\"bench\":\"ingest\",\"hub\":40.0,\"baseline\":100.0,\"ratio\":0.400,"
                + "\"unit\":\"records/s\",\"pairs\":1,\"cpu_us\":0.0")
        .endsWith("}");
  }
}
