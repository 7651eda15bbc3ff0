package com.claresia.hub.verifier;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** What came of checking a proof, for programs: {@code claresia.hub.proof-report/v1}. */
final class ProofReportJson {
  private ProofReportJson() {}

  static void write(PresentedProof proof, List<Statement> statements, PrintWriter out) {
    Json.object(out, json -> write(proof, statements, json));
  }

  private static void write(PresentedProof proof, List<Statement> statements, JsonGenerator json)
      throws IOException {
    json.writeStringField("report", "claresia.hub.proof-report/v1");
    json.writeStringField("verdict", Json.name(ProofVerdictName.of(statements)));
    json.writeStringField("record_id", proof.member("record_id").orElse(""));
    json.writeStringField("provenance_hash", proof.provenanceHash().hex());
    json.writeStringField("origin", proof.checkpoint().checkpoint().origin());
    json.writeNumberField("seq", proof.inclusion().index());
    json.writeNumberField("tree_size", proof.checkpoint().checkpoint().size());
    json.writeArrayFieldStart("statements");
    for (Statement statement : statements) {
      json.writeStartObject();
      json.writeStringField("subject", Json.name(statement.subject()));
      json.writeStringField("outcome", Json.name(statement.outcome()));
      json.writeStringField("detail", statement.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
