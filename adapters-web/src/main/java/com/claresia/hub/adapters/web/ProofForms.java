package com.claresia.hub.adapters.web;

import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.prove.RecordProof;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.InclusionProof;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.provenance.TlogProof;
import java.nio.charset.StandardCharsets;

/**
 * The two forms of a proof. JSON holds the record as well: its RFC 8785 form is the record itself,
 * whatever reads and writes it in between. The text is a C2SP tlog-proof, to be kept beside it.
 */
final class ProofForms {
  private ProofForms() {}

  static byte[] json(RecordProof proof) {
    StoredRecord record = proof.record();
    JsonText json =
        new JsonText()
            .open()
            .member("record_id", record.id().toString())
            .member("seq", record.seq())
            .member("provenance_hash", record.provenanceHash().hex())
            .name("record")
            .raw(new String(record.content().orElseThrow(), StandardCharsets.UTF_8));
    write(proof.inclusion(), json.name("inclusion_proof"));
    return json.member("checkpoint", proof.checkpoint().note()).close().toBytes();
  }

  private static void write(InclusionProof inclusion, JsonText json) {
    json.open()
        .member("index", inclusion.index())
        .member("tree_size", inclusion.size())
        .name("path")
        .openArray();
    inclusion.path().stream().map(Hash::base64).forEach(json::value);
    json.closeArray().close();
  }

  static byte[] text(RecordProof proof) {
    return switch (SignedCheckpoint.parse(proof.checkpoint().note())) {
      case Parsed.Valid<SignedCheckpoint>(SignedCheckpoint checkpoint) ->
          TlogProof.of(proof.inclusion(), checkpoint).format().getBytes(StandardCharsets.UTF_8);
      case Parsed.Malformed<SignedCheckpoint>(String reason) ->
          throw new IllegalStateException("a checkpoint of the Hub's own is malformed: " + reason);
    };
  }
}
