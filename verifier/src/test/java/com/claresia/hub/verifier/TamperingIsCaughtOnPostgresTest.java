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

/** Everything that the superuser of the database can do to a log, and the finding that names it. */
class TamperingIsCaughtOnPostgresTest {
  private static final String ENTRY = "UPDATE hub.log_entry SET ";
  private static final String CONTENT = "UPDATE hub.record_content SET ";
  private static final String AT_42 = " WHERE tenant_id = :t AND seq = 42";
  private static final String EDIT =
      "content = convert_to(regexp_replace(convert_from(content, 'UTF8'),"
          + " '\"salt\":\"..', '\"salt\":\"zz'), 'UTF8')";

  @TempDir Path folder;
  LogOnPostgres log;

  @BeforeEach
  void fillLog() {
    log = new LogOnPostgres(folder);
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  /** The findings, one line each: verdict, subject and place. */
  private List<String> findings(String... more) {
    CommandRun text = log.verify(more);
    String[] json = java.util.Arrays.copyOf(more, more.length + 2);
    json[more.length] = "--format";
    json[more.length + 1] = "json";
    CommandRun run = log.verify(json);
    JsonNode report = report(run);
    assertThat(run.status()).isEqualTo(report.get("exit_status").asInt()).isEqualTo(text.status());
    List<String> lines =
        StreamSupport.stream(report.get("findings").spliterator(), false)
            .map(TamperingIsCaughtOnPostgresTest::line)
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

  private String tampered(int seq) {
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
  void withoutACheckpointFromElsewhereFreshnessIsUnproven() {
    JsonNode report = report(log.verify("-o", "json"));
    assertThat(report.at("/freshness/state").asText()).isEqualTo("unproven");
    assertThat(report.at("/counts/valid").asInt()).isEqualTo(100);
    assertThat(report.at("/checkpoints/signatures").asText()).isEqualTo("checked");
    assertThat(report.at("/checkpoints/cosignatures").asText()).isEqualTo("not_checked");
  }

  @Test
  void editedContent() {
    log.superuser(CONTENT + EDIT + AT_42);
    assertThat(findings()).containsExactly(tampered(42));
    assertThat(log.verify().out()).contains("tampered  seq 42  record " + log.id(42));
  }

  @Test
  void anEditedMetadataColumn() {
    log.superuser(CONTENT + "actor_id = 'somebody-else'" + AT_42);
    assertThat(findings()).containsExactly(tampered(42));
    assertThat(log.verify().out()).contains("the column actor.id differs from the content");
  }

  @Test
  void editedContentAndItsStoredHash() {
    log.superuser(
        CONTENT + EDIT + AT_42,
        ENTRY
            + "provenance_hash = sha256(c.content) FROM hub.record_content c"
            + " WHERE c.tenant_id = :t AND c.seq = 42"
            + " AND log_entry.tenant_id = :t AND log_entry.seq = 42");
    assertThat(findings()).containsExactly("tampered 40..50");
  }

  @Test
  void oneDeleted() {
    log.superuser("DELETE FROM hub.record_content" + AT_42, "DELETE FROM hub.log_entry" + AT_42);
    assertThat(findings()).contains("missing 42..43").allMatch(f -> within(f, 40, 50));
  }

  @Test
  void onlyTheContentDeleted() {
    log.superuser("DELETE FROM hub.record_content" + AT_42);
    assertThat(findings()).containsExactly("missing 42 " + log.id(42));
  }

  @Test
  void theTailDeleted() {
    log.superuser(
        "DELETE FROM hub.record_content WHERE tenant_id = :t AND seq >= 95",
        "DELETE FROM hub.log_entry WHERE tenant_id = :t AND seq >= 95");
    assertThat(findings()).contains("missing 95..100").allMatch(f -> within(f, 90, 100));
  }

  @Test
  void theTailDeletedTogetherWithItsCheckpointsAgainstTheMirroredOne() {
    String[] rollBack = {
      "DELETE FROM hub.record_content WHERE tenant_id = :t AND seq >= 90",
      "DELETE FROM hub.log_entry WHERE tenant_id = :t AND seq >= 90",
      "DELETE FROM hub.checkpoint WHERE tenant_id = :t AND size > 90"
    };
    log.superuser(rollBack);
    assertThat(findings()).as("a perfect old log").isEmpty();
    CommandRun run = log.verify("--checkpoint", log.mirrored(100).toString());
    assertThat(run.status()).isOne();
    assertThat(run.out()).contains("STALE").contains("missing").contains("seq 90 to 99");
  }

  @Test
  void aRollBackAndOtherRecordsInPlaceOfTheLostOnesAgainstTheMirroredOne() {
    log.superuser(
        "DELETE FROM hub.record_content WHERE tenant_id = :t AND seq >= 90",
        "DELETE FROM hub.log_entry WHERE tenant_id = :t AND seq >= 90",
        "DELETE FROM hub.checkpoint WHERE tenant_id = :t AND size > 90");
    log.appendOthers();
    assertThat(findings()).as("another perfect log").isEmpty();
    CommandRun run = log.verify("--checkpoint", log.mirrored(100).toString());
    assertThat(run.status()).isOne();
    assertThat(run.out()).contains("STALE").contains("checkpoint of size 100");
  }

  @Test
  void twoReordered() {
    log.superuser(swap("hub.log_entry"));
    log.superuser(swap("hub.record_content"));
    assertThat(findings()).containsExactly("tampered 40..50");
  }

  private static String[] swap(String table) {
    String move = "UPDATE " + table + " SET seq = %d WHERE tenant_id = :t AND seq = %d";
    return new String[] {
      move.formatted(1_000, 42), move.formatted(42, 43), move.formatted(43, 1_000)
    };
  }

  @Test
  void oneInserted() {
    log.superuser(shift("hub.log_entry"));
    log.superuser(shift("hub.record_content"));
    String forgedId = "01970000-0000-7000-8000-00000000f00d";
    String columns =
        "type, encoding, occurred_at, recorded_at, actor_kind, actor_id, on_behalf_of_kind,"
            + " on_behalf_of_id, skill_id, archetype_id, invocation_id, derived_from";
    log.superuser(
        "INSERT INTO hub.record_content (tenant_id, seq, %1$s, content) SELECT tenant_id, 42, %1$s,"
                .formatted(columns)
            + " convert_to(replace(convert_from(content, 'UTF8'), '%s', '%s'), 'UTF8')"
                .formatted(log.id(10), forgedId)
            + " FROM hub.record_content WHERE tenant_id = :t AND seq = 10",
        "INSERT INTO hub.log_entry (tenant_id, seq, record_id, provenance_hash, request_digest)"
            + " SELECT tenant_id, seq, '%s', sha256(content), sha256('')".formatted(forgedId)
            + " FROM hub.record_content"
            + AT_42);
    assertThat(findings()).containsExactly("tampered 40..50", "unanchored 50..101");
  }

  private static String[] shift(String table) {
    return new String[] {
      "UPDATE " + table + " SET seq = seq + 1000 WHERE tenant_id = :t AND seq >= 42",
      "UPDATE " + table + " SET seq = seq - 999 WHERE tenant_id = :t AND seq >= 1042"
    };
  }

  @Test
  void oneCopiedFromAnotherTenant() {
    try (LogOnPostgres other = new LogOnPostgres(folder.resolve("other"))) {
      String from = "'" + other.tenant + "'";
      log.superuser(
          "DELETE FROM hub.record_content" + AT_42,
          ENTRY
              + "record_id = o.record_id, provenance_hash = o.provenance_hash,"
              + " request_digest = o.request_digest FROM hub.log_entry o WHERE o.tenant_id = "
              + from
              + " AND o.seq = 42 AND log_entry.tenant_id = :t AND log_entry.seq = 42",
          CONTENT + "tenant_id = :t WHERE seq = 42 AND tenant_id = " + from);
      assertThat(findings())
          .contains("tampered 42 " + other.id(42))
          .allMatch(f -> within(f, 40, 50));
      assertThat(other.verify().out()).contains("the content is gone");
    }
  }

  private static boolean within(String finding, int from, int to) {
    String place = finding.split(" ")[1];
    String[] ends = place.split("\\.\\.");
    return Integer.parseInt(ends[0]) >= from && Integer.parseInt(ends[ends.length - 1]) <= to;
  }
}
