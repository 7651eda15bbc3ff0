package com.claresia.hub.adapters.web;

import com.claresia.hub.application.append.Receipt;
import com.claresia.hub.domain.provenance.Hash;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;

/** Writes receipts: alone, as the parts of an invocation, and as lines. */
final class Receipts {
  private static final String RECORDS = "/v1/records/";
  private static final byte[] ACCEPTABLE =
      new JsonText().open().name("valid").raw("true").close().toBytes();

  private Receipts() {}

  /** The answer to one record. */
  static Response answer(Reply reply) {
    return switch (reply) {
      case Reply.Stored(int status, List<Receipt> receipts) -> answer(status, receipts.getFirst());
      case Reply.Acceptable() -> Response.ok(ACCEPTABLE).build();
      case Reply.Refused(Problem problem) -> Answers.of(problem);
    };
  }

  private static Response answer(int status, Receipt receipt) {
    return Response.status(status)
        .header(HttpHeaders.LOCATION, RECORDS + receipt.recordId())
        .header(HttpHeaders.ETAG, etag(receipt.provenanceHash()))
        .entity(write(receipt, new JsonText()).toBytes())
        .build();
  }

  /** The answer to one invocation: each receipt under its record's type. */
  static Response answerInvocation(Reply reply) {
    return switch (reply) {
      case Reply.Stored(int status, List<Receipt> receipts) -> {
        JsonText json = new JsonText().open();
        receipts.forEach(receipt -> write(receipt, json.name(receipt.type().wireName())));
        yield Response.status(status).entity(json.close().toBytes()).build();
      }
      case Reply.Acceptable acceptable -> answer(acceptable);
      case Reply.Refused refused -> answer(refused);
    };
  }

  /** One line of the answer to NDJSON, line feed included. */
  static byte[] line(Reply reply, String requestId) {
    JsonText json = new JsonText().open();
    switch (reply) {
      case Reply.Stored(int status, List<Receipt> receipts) ->
          write(receipts.getFirst(), json.member("status", status).name("receipt"));
      case Reply.Acceptable() -> json.member("status", 200).name("valid").raw("true");
      case Reply.Refused(Problem problem) ->
          problem.writeTo(
              json.member("status", problem.code().status()).name("problem"), requestId);
    }
    return json.close().newLine().toBytes();
  }

  private static JsonText write(Receipt receipt, JsonText json) {
    return json.open()
        .member("tenant_id", receipt.tenant().value())
        .member("record_id", receipt.recordId().toString())
        .member("type", receipt.type().wireName())
        .member("seq", receipt.seq())
        .member("provenance_hash", receipt.provenanceHash().hex())
        .member("tree_size", receipt.treeSize())
        .member("recorded_at", millis(receipt.recordedAt()))
        .close();
  }

  /** The strong entity tag of a record. */
  static String etag(Hash provenanceHash) {
    return '"' + provenanceHash.hex() + '"';
  }

  // Instant leaves out decimals that are zero; records have exactly three.
  private static String millis(Instant time) {
    String text = time.toString();
    return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
  }
}
