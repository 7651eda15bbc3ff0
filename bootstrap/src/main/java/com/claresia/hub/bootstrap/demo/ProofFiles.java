package com.claresia.hub.bootstrap.demo;

import static com.claresia.hub.bootstrap.demo.Organisation.JSON;

import com.claresia.hub.domain.provenance.VerifierKey;
import com.claresia.hub.verifier.VerifierCommand;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Fetches a record's proof, keeps it as files, and has the verifier check them. */
final class ProofFiles {
  private final HubClient client;
  private final Path directory;

  ProofFiles(HubClient client, Path directory) {
    this.client = client;
    this.directory = directory;
  }

  /**
   * A proof on disk.
   *
   * @param seq place of the record
   * @param json the proof with the record
   * @param text the C2SP tlog-proof
   */
  record Kept(long seq, Path json, Path text) {}

  /** Writes {@code SEQ.json}, {@code SEQ.tlog-proof} and the log's public keys. */
  Kept fetch(String recordId, List<VerifierKey> logKeys) {
    String path = "/v1/records/" + recordId + "/proof";
    String json = get(path, "application/json");
    String text = get(path, "text/plain");
    long seq = seq(json);
    try {
      Files.createDirectories(directory);
      List<String> keys = logKeys.stream().map(VerifierKey::format).toList();
      Files.writeString(keyFile(), String.join("\n", keys) + "\n");
      return new Kept(
          seq,
          Files.writeString(directory.resolve(seq + ".json"), json),
          Files.writeString(directory.resolve(seq + ".tlog-proof"), text));
    } catch (IOException failed) {
      throw new UncheckedIOException("proofs cannot be written to " + directory, failed);
    }
  }

  /** The file with the log's public keys. */
  Path keyFile() {
    return directory.resolve("log.pub");
  }

  /** What the verifier, started as a user would, says of the proof. */
  void check(Kept kept) {
    StringWriter said = new StringWriter();
    int status =
        VerifierCommand.commandLine()
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute(
                "verify-proof", kept.json().toString(), "--log-public-key", keyFile().toString());
    if (status != 0) {
      throw new DemoFailure("the proof of seq " + kept.seq() + " does not hold:\n" + said);
    }
  }

  private static long seq(String json) {
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      JsonObject proof = reader.readObject();
      return proof.getJsonNumber("seq").longValueExact();
    }
  }

  private String get(String path, String accept) {
    HubClient.Reply reply = client.get(path, accept);
    if (reply.status() != 200) {
      throw new DemoFailure("the proof was answered " + reply.status() + " " + reply.body());
    }
    return reply.body();
  }
}
