package com.claresia.hub.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that somebody with all rights on a store can do to a log, and the finding that names
 * it.
 */
abstract class TamperingIsCaught {
  @TempDir Path folder;
  LogUnderAttack log;

  /** Fills one in the store. */
  abstract LogUnderAttack filled(Path folder);

  @BeforeEach
  void fillLog() {
    log = filled(folder);
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  /** The findings, one line each: verdict, subject and place. */
  final List<String> findings(String... more) {
    CommandRun text = log.verify(more);
    String[] json = java.util.Arrays.copyOf(more, more.length + 2);
    json[more.length] = "--format";
    json[more.length + 1] = "json";
    CommandRun run = log.verify(json);
    JsonNode report = report(run);
    assertThat(run.status()).isEqualTo(report.get("exit_status").asInt()).isEqualTo(text.status());
    List<String> lines =
        StreamSupport.stream(report.get("findings").spliterator(), false)
            .map(TamperingIsCaught::line)
            .toList();
    assertThat(report.get("findings_total").asInt()).isEqualTo(lines.size());
    if (!lines.isEmpty()) {
      assertThat(run.status()).isOne();
    }
    return lines;
  }

  private static JsonNode report(CommandRun run) {
    try {
      return new ObjectMapper().readTree(run.out());
    } catch (JsonProcessingException e) {
      throw new AssertionError(run.toString(), e);
    }
  }

  private static String line(JsonNode finding) {
    String verdict = finding.get("verdict").asText() + " ";
    return switch (finding.get("subject").asText()) {
      case "record" ->
          verdict + finding.get("seq").asText() + " " + finding.get("record_id").asText();
      case "range" ->
          verdict + finding.get("from_seq").asText() + ".." + finding.get("to_seq").asText();
      default -> verdict + "checkpoint " + finding.get("size").asText();
    };
  }

  final String tampered(int seq) {
    return "tampered " + seq + " " + log.id(seq);
  }

  @Test
  void aCleanLogHasNoFindings() {
    CommandRun run = log.verify("--checkpoint", log.mirrored(100).toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("all 100 records")
        .containsPattern("valid +100")
        .containsPattern("checkpoints +11 hold")
        .containsPattern("log signatures +checked")
        .contains("not checked (--cosign-public-key)")
        .contains("proven: the log extends the given checkpoint of size 100")
        .endsWith("no findings\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aCheckpointThatIsGivenTwiceCountsOnce() {
    String given = log.mirrored(100).toString();
    assertThat(log.verify("--checkpoint", given, "--checkpoint", given).out())
        .containsPattern("checkpoints +11 hold\n");
  }

  @Test
  void withoutACheckpointFromElsewhereFreshnessIsUnproven() {
    JsonNode report = report(log.verify("-o", "json"));
    assertThat(report.at("/freshness/state").asText()).isEqualTo("unproven");
    assertThat(report.at("/counts/valid").asInt()).isEqualTo(100);
    assertThat(report.at("/checkpoints/signatures").asText()).isEqualTo("checked");
    assertThat(report.at("/checkpoints/cosignatures").asText()).isEqualTo("not_checked");
  }

  @Test
  void editedContent() {
    log.editContent(42);
    assertThat(findings()).containsExactly(tampered(42));
    assertThat(log.verify().out()).contains("tampered  seq 42  record " + log.id(42));
  }

  @Test
  void anEditedMetadataColumn() {
    log.editActorColumn(42);
    assertThat(findings()).containsExactly(tampered(42));
    assertThat(log.verify().out()).contains("the column actor.id differs from the content");
  }

  @Test
  void editedContentAndItsStoredHash() {
    log.editContentAndHash(42);
    assertThat(findings()).containsExactly("tampered 40..50");
  }

  @Test
  void oneDeleted() {
    log.delete(42);
    assertThat(findings()).contains("missing 42..43").allMatch(f -> within(f, 40, 50));
  }

  @Test
  void onlyTheContentDeleted() {
    log.deleteContent(42);
    assertThat(findings()).containsExactly("missing 42 " + log.id(42));
  }

  @Test
  void theTailDeleted() {
    log.deleteFrom(95);
    assertThat(findings()).contains("missing 95..100").allMatch(f -> within(f, 90, 100));
  }

  @Test
  void theTailDeletedTogetherWithItsCheckpointsAgainstTheMirroredOne() {
    log.rollBackTo(90);
    assertThat(findings()).as("a perfect old log").isEmpty();
    CommandRun run = log.verify("--checkpoint", log.mirrored(100).toString());
    assertThat(run.status()).isOne();
    assertThat(run.out()).contains("STALE").contains("missing").contains("seq 90 to 99");
  }

  @Test
  void aRollBackAndOtherRecordsInPlaceOfTheLostOnesAgainstTheMirroredOne() {
    log.rollBackTo(90);
    log.appendOthers();
    assertThat(findings()).as("another perfect log").isEmpty();
    CommandRun run = log.verify("--checkpoint", log.mirrored(100).toString());
    assertThat(run.status()).isOne();
    assertThat(run.out()).contains("STALE").contains("checkpoint of size 100");
  }

  @Test
  void twoReordered() {
    log.swap(42, 43);
    assertThat(findings()).containsExactly("tampered 40..50");
  }

  @Test
  void oneInserted() {
    log.insert(42, 10, "01970000-0000-7000-8000-00000000f00d");
    assertThat(findings()).containsExactly("tampered 40..50", "unanchored 50..101");
  }

  @Test
  void oneCopiedFromAnotherTenant() {
    try (LogUnderAttack other = filled(folder.resolve("other"))) {
      log.replaceByThatOf(other, 42);
      assertThat(findings())
          .contains("tampered 42 " + other.id(42))
          .allMatch(f -> within(f, 40, 50));
      assertThat(other.verify().status()).isZero();
    }
  }

  static boolean within(String finding, int from, int to) {
    String place = finding.split(" ")[1];
    String[] ends = place.split("\\.\\.");
    return Integer.parseInt(ends[0]) >= from && Integer.parseInt(ends[ends.length - 1]) <= to;
  }
}
