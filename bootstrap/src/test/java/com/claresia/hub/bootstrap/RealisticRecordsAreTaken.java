package com.claresia.hub.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.record.Origin;
import com.claresia.hub.domain.record.Reading;
import com.claresia.hub.domain.record.SubmissionReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealisticRecordsAreTaken {
  @Test
  void everyLineIsARecord() {
    RealisticRecords records = new RealisticRecords(Vectors.directory());

    assertThat(taken(records.outputs().toList())).isEqualTo(136);
    assertThat(taken(records.telemetryEvents().toList())).isEqualTo(8_819);
    assertThat(taken(records.decisions().toList())).isEqualTo(400);
  }

  private static long taken(List<String> lines) {
    assertThat(lines).filteredOn(line -> !(read(line) instanceof Reading.Accepted)).isEmpty();
    return lines.size();
  }

  private static Reading read(String line) {
    return SubmissionReader.read(
        line.getBytes(StandardCharsets.UTF_8), Origin.CLIENT, Instant.now());
  }
}
