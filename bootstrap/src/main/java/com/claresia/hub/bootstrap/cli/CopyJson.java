package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.copy.CopyResult;
import com.claresia.hub.domain.verification.Finding;
import com.claresia.hub.domain.verification.Verdict;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** What came of a copy, for programs; findings as the verifier's report has them. */
final class CopyJson {
  private CopyJson() {}

  static String of(CopyResult result) {
    return object(result).build().toString();
  }

  private static JsonObjectBuilder object(CopyResult result) {
    return switch (result) {
      case CopyResult.Copied copied -> copied(copied);
      case CopyResult.Ready(long size, long there) ->
          outcome("ready").add("size", size).add("already_there", there);
      case CopyResult.SourceUnsound(List<Finding> findings) ->
          outcome("source_unsound").add("findings", array(findings));
      case CopyResult.CopyUnequal(List<Finding> findings) ->
          outcome("copy_unequal").add("findings", array(findings));
      case CopyResult.AnotherLog(long seq) -> outcome("another_log").add("seq", seq);
      case CopyResult.TargetAhead(long targetSize, long sourceSize) ->
          outcome("target_ahead").add("target_size", targetSize).add("source_size", sourceSize);
      case CopyResult.OtherWriter other ->
          outcome("other_writer").add("target_size", other.actual().size());
    };
  }

  private static JsonObjectBuilder copied(CopyResult.Copied copied) {
    return outcome("copied")
        .add("tenant", copied.tenant().value())
        .add("size", copied.size())
        .add("root", copied.root().base64())
        .add("copied", copied.copied())
        .add("already_there", copied.alreadyThere())
        .add("without_content", copied.withoutContent())
        .add("dropped", copied.dropped())
        .add("checkpoints", copied.checkpoints());
  }

  private static JsonObjectBuilder outcome(String name) {
    return Json.createObjectBuilder().add("outcome", name);
  }

  private static JsonArrayBuilder array(List<Finding> findings) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    findings.forEach(finding -> array.add(object(finding).add("detail", finding.detail())));
    return array;
  }

  private static JsonObjectBuilder object(Finding finding) {
    return switch (finding) {
      case Finding.OfRecord record ->
          subject("record", record.verdict())
              .add("seq", record.seq())
              .add("record_id", record.id().toString());
      case Finding.OfRange range -> places(subject("range", range.verdict()), range);
      case Finding.OfLoss loss ->
          places(subject("range", Verdict.MISSING), loss)
              .add("event_seq", loss.eventSeq())
              .add("event_record_id", loss.eventId().toString());
      case Finding.Unanchored range ->
          places(
              Json.createObjectBuilder().add("subject", "range").add("verdict", "unanchored"),
              range);
      case Finding.OfCheckpoint checkpoint ->
          subject("checkpoint", checkpoint.verdict()).add("size", checkpoint.size());
    };
  }

  private static JsonObjectBuilder subject(String subject, Verdict verdict) {
    return Json.createObjectBuilder().add("subject", subject).add("verdict", verdict.wireName());
  }

  private static JsonObjectBuilder places(JsonObjectBuilder object, Finding range) {
    return object.add("from_seq", range.from()).add("to_seq", range.to());
  }
}
