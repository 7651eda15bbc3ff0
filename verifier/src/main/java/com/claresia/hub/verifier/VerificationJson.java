package com.claresia.hub.verifier;

import com.claresia.hub.domain.verification.Finding;
import com.claresia.hub.domain.verification.Freshness;
import com.claresia.hub.domain.verification.Verdict;
import com.claresia.hub.domain.verification.VerificationReport;
import com.claresia.hub.domain.verification.VerificationReport.CheckpointTally;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;

/** The report on a log, for programs: {@code claresia.hub.verification-report/v1}. */
final class VerificationJson {
  private VerificationJson() {}

  static void write(VerifiedLog log, PrintWriter out) {
    Json.object(out, json -> write(log, json));
  }

  private static void write(VerifiedLog log, JsonGenerator json) throws IOException {
    VerificationReport report = log.report();
    json.writeStringField("report", "claresia.hub.verification-report/v1");
    json.writeStringField("backend", log.backend());
    json.writeStringField("tenant", report.tenant().value());
    json.writeStringField("origin", report.tenant().logOrigin());
    json.writeStringField("as_of", log.asOf().toString());
    json.writeNumberField("size", report.size());
    json.writeNumberField("from_seq", log.from());
    json.writeNumberField("to_seq", log.to());
    json.writeNumberField("exit_status", log.exitStatus());
    counts(report, json);
    json.writeNumberField("unanchored", report.unanchored());
    json.writeNumberField("ids_compared", report.idsCompared());
    checkpoints(report.checkpoints(), json);
    freshness(report.freshness(), json);
    findings(report, json);
  }

  private static void counts(VerificationReport report, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("counts");
    for (Verdict verdict : Verdict.values()) {
      json.writeNumberField(verdict.wireName(), report.count(verdict));
    }
    json.writeEndObject();
  }

  private static void checkpoints(CheckpointTally tally, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("checkpoints");
    json.writeNumberField("held", tally.held());
    json.writeNumberField("failed", tally.failed());
    json.writeNumberField("unsigned", tally.unsigned());
    json.writeStringField("signatures", Json.name(tally.signatures()));
    json.writeStringField("cosignatures", Json.name(tally.cosignatures()));
    json.writeNumberField("witnesses_needed", tally.witnessesNeeded());
    json.writeNumberField("witnesses_given", tally.witnessesGiven());
    json.writeEndObject();
  }

  private static void freshness(Freshness freshness, JsonGenerator json) throws IOException {
    String state =
        switch (freshness) {
          case Freshness.Proven proven -> "proven";
          case Freshness.Unproven unproven -> "unproven";
          case Freshness.Stale stale -> "stale";
        };
    json.writeObjectFieldStart("freshness");
    json.writeStringField("state", state);
    json.writeStringField("reason", freshness.reason());
    json.writeEndObject();
  }

  private static void findings(VerificationReport report, JsonGenerator json) throws IOException {
    json.writeNumberField("findings_total", report.findingsTotal());
    json.writeArrayFieldStart("findings");
    for (Finding finding : report.findings()) {
      json.writeStartObject();
      subject(finding, json);
      json.writeStringField("detail", finding.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void subject(Finding finding, JsonGenerator json) throws IOException {
    switch (finding) {
      case Finding.OfRecord(long seq, var id, Verdict verdict, String detail) -> {
        begin("record", verdict.wireName(), json);
        json.writeNumberField("seq", seq);
        json.writeStringField("record_id", id.toString());
      }
      case Finding.OfRange(long from, long to, Verdict verdict, String detail) -> {
        begin("range", verdict.wireName(), json);
        places(from, to, json);
      }
      case Finding.OfLoss(long from, long to, long eventSeq, var eventId) -> {
        begin("range", Verdict.MISSING.wireName(), json);
        places(from, to, json);
        json.writeNumberField("event_seq", eventSeq);
        json.writeStringField("event_record_id", eventId.toString());
      }
      case Finding.Unanchored(long from, long to, String detail) -> {
        begin("range", "unanchored", json);
        places(from, to, json);
      }
      case Finding.OfCheckpoint(long size, Verdict verdict, String detail) -> {
        begin("checkpoint", verdict.wireName(), json);
        json.writeNumberField("size", size);
      }
    }
  }

  private static void begin(String subject, String verdict, JsonGenerator json) throws IOException {
    json.writeStringField("subject", subject);
    json.writeStringField("verdict", verdict);
  }

  private static void places(long from, long to, JsonGenerator json) throws IOException {
    json.writeNumberField("from_seq", from);
    json.writeNumberField("to_seq", to);
  }
}
