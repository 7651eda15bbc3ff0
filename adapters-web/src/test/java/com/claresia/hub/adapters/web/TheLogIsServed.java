package com.claresia.hub.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.InclusionProof;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.ProofVerdict;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.provenance.TlogProof;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TheLogIsServed {
  private final Api api = HubUnderTest.api();

  private static <T> T valid(Parsed<T> parsed) {
    return switch (parsed) {
      case Parsed.Valid<T>(T value) -> value;
      case Parsed.Malformed<T>(String reason) -> throw new AssertionError(reason);
    };
  }

  @Test
  void aProofHoldsInBothForms() {
    Api.Answer receipt =
        api.post("/v1/records", Submission.decision(Submission.newId(), "e.rossi"));
    String address = receipt.header("Location") + "/proof";
    Api.Answer json = api.get(address);
    assertThat(json.mediaType()).isEqualTo("application/json");
    Hash hash = Hash.ofHex(receipt.json().path("provenance_hash").asText());
    Hash leaf = new MerkleHasher().leaf(hash);
    SignedCheckpoint checkpoint =
        valid(SignedCheckpoint.parse(json.json().path("checkpoint").asText()));
    assertThat(inclusion(json.json()).verify(leaf, checkpoint.checkpoint().root()))
        .isEqualTo(new ProofVerdict.Proven());
    assertThat(json.text()).contains("\"record\":" + api.get(receipt.header("Location")).text());

    Api.Answer text = Api.send(api.request(address).header("Accept", "text/plain"));
    assertThat(text.mediaType()).isEqualTo("text/plain");
    TlogProof proof = valid(TlogProof.parse(text.text()));
    assertThat(proof.verify(leaf)).isEqualTo(new ProofVerdict.Proven());
    assertThat(proof.index()).isEqualTo(receipt.json().path("seq").asLong());
  }

  private static InclusionProof inclusion(JsonNode proof) {
    List<Hash> path = new ArrayList<>();
    proof.at("/inclusion_proof/path").forEach(h -> path.add(Hash.parseBase64(h.asText()).get()));
    return new InclusionProof(
        proof.at("/inclusion_proof/index").asLong(),
        proof.at("/inclusion_proof/tree_size").asLong(),
        path);
  }

  @Test
  void withoutALogKeyNothingIsProven() {
    String id = Submission.newId();
    Api.send(
        Api.json(
            api.request("/v1/records", "keyless", "records:write"),
            Submission.decision(id, "e.rossi")));
    Api.Answer answer =
        Api.send(api.request("/v1/records/" + id + "/proof", "keyless", "records:read"));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("unsigned");
  }

  @Test
  void aPublicLogIsReadByHostNameWithoutAToken() throws IOException {
    String id = Submission.newId();
    Api.send(
        Api.json(
            api.request("/v1/records", "ventura", "records:write"),
            Submission.decision(id, "e.rossi")));
    Api.send(api.request("/v1/records/" + id + "/proof", "ventura", "records:read"));
    Api.Answer checkpoint = byHost("hub.ventura.localhost:8080", "/v1/log/checkpoint");
    assertThat(checkpoint.status()).isEqualTo(200);
    assertThat(checkpoint.headers().get("content-type")).startsWith("text/plain");
    assertThat(checkpoint.headers()).containsEntry("cache-control", "no-cache");
    SignedCheckpoint signed = valid(SignedCheckpoint.parse(checkpoint.text()));
    assertThat(signed.checkpoint().origin()).isEqualTo("hub.ventura.claresia.com");
  }

  @Test
  void tilesAndEntriesAreServedForEver() {
    long size = provenSize();
    Tile tile = Tile.in(size, 0, 0).orElseThrow();
    Api.Answer hashes = api.get("/v1/log/" + tile.path());
    assertThat(hashes.status()).isEqualTo(200);
    assertThat(hashes.mediaType()).isEqualTo("application/octet-stream");
    assertThat(hashes.header("Cache-Control")).contains("immutable");
    assertThat(hashes.bytes()).hasSize(tile.width() * Hash.LENGTH);
    Api.Answer entries = api.get("/v1/log/" + tile.entriesPath());
    assertThat(entries.status()).isEqualTo(200);
    assertThat(entries.bytes()).hasSize(tile.width() * (2 + Hash.LENGTH));
    Hash first = Hash.of(entries.bytes(), 2);
    assertThat(Hash.of(hashes.bytes(), 0)).isEqualTo(new MerkleHasher().leaf(first));
    assertThat(api.get("/v1/log/tile/0/999").status()).isEqualTo(404);
    assertThat(api.get("/v1/log/tile/9/000").status()).isEqualTo(404);
  }

  @Test
  void aHostNameOpensNothingThatIsNotPublic() throws IOException {
    Api.Answer notPublic = byHost("hub.dainese.localhost", "/v1/log/checkpoint");
    Api.Answer nobody = byHost("hub.nobody.localhost", "/v1/log/checkpoint");
    assertThat(notPublic.status()).isEqualTo(401);
    assertThat(nobody.status()).isEqualTo(401);
    assertThat(withoutId(nobody.text())).isEqualTo(withoutId(notPublic.text()));
    assertThat(byHost("localhost", "/v1/log/checkpoint").status()).isEqualTo(401);
    assertThat(byHost("hub.ventura.localhost", "/v1/records").status()).isEqualTo(401);
  }

  /** A size that a checkpoint covers: a proof waits for one. */
  private long provenSize() {
    String location =
        api.post("/v1/records", Submission.decision(Submission.newId(), "e.rossi"))
            .header("Location");
    return api.get(location + "/proof").json().at("/inclusion_proof/tree_size").asLong();
  }

  private static String withoutId(String problem) {
    return problem.replaceAll("\"request_id\":\"[^\"]*\"", "");
  }

  @Test
  void aHostNameNamesTheTenantOfAToken() throws IOException {
    provenSize();
    String token = HubUnderTest.ISSUER.token("dainese", "records:read");
    assertThat(byHost("hub.dainese.localhost", "/v1/log/checkpoint", token).status())
        .isEqualTo(200);
    assertThat(byHost("hub.nobody.localhost", "/v1/log/checkpoint", token).status()).isEqualTo(403);
    assertThat(byHost("localhost", "/v1/log/checkpoint", token).status()).isEqualTo(403);
    String other = HubUnderTest.ISSUER.token("ventura", "records:read");
    assertThat(byHost("hub.dainese.localhost", "/v1/log/checkpoint", other).status())
        .isEqualTo(403);
  }

  private static Api.Answer byHost(String host, String path) throws IOException {
    try (Wire wire = new Wire()) {
      return wire.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n").answer();
    }
  }

  private static Api.Answer byHost(String host, String path, String token) throws IOException {
    try (Wire wire = new Wire()) {
      return wire.send(
              "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                  .formatted(path, host, token))
          .answer();
    }
  }
}
