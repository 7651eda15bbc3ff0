package com.claresia.hub.domain.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MerkleVectorsTest {

  @Test
  void everyPublishedInclusionProofHasThePublishedVerdict() throws IOException {
    List<JsonNode> rows = Vectors.trees("merkle/transparency-dev/inclusion");
    assertThat(rows).hasSizeGreaterThan(20);
    rows.forEach(row -> assertVerdict(row, inclusionHolds(row)));
  }

  @Test
  void everyPublishedConsistencyProofHasThePublishedVerdict() throws IOException {
    List<JsonNode> rows = Vectors.trees("merkle/transparency-dev/consistency");
    assertThat(rows).hasSizeGreaterThan(20);
    rows.forEach(row -> assertVerdict(row, consistencyHolds(row)));
  }

  private static void assertVerdict(JsonNode row, boolean holds) {
    assertThat(holds).as("%s", row).isEqualTo(!row.get("wantErr").asBoolean());
  }

  private static boolean inclusionHolds(JsonNode row) {
    Optional<Hash> root = hash(row.get("root"));
    Optional<Hash> leaf = hash(row.get("leafHash"));
    Optional<List<Hash>> path = path(row);
    if (root.isEmpty() || leaf.isEmpty() || path.isEmpty()) {
      return false;
    }
    long index = row.get("leafIdx").longValue();
    long size = row.get("treeSize").longValue();
    return new InclusionProof(index, size, path.get()).verify(leaf.get(), root.get()).holds();
  }

  private static boolean consistencyHolds(JsonNode row) {
    Optional<Hash> oldRoot = hash(row.get("root1"));
    Optional<Hash> newRoot = hash(row.get("root2"));
    Optional<List<Hash>> path = path(row);
    if (oldRoot.isEmpty() || newRoot.isEmpty() || path.isEmpty()) {
      return false;
    }
    long size1 = row.get("size1").longValue();
    long size2 = row.get("size2").longValue();
    ConsistencyProof proof = new ConsistencyProof(size1, size2, path.get());
    return proof.verify(oldRoot.get(), newRoot.get()).holds();
  }

  private static Optional<Hash> hash(JsonNode base64) {
    return Hash.parseBase64(base64.asText());
  }

  private static Optional<List<Hash>> path(JsonNode row) {
    List<Hash> path = new ArrayList<>();
    for (JsonNode element : row.get("proof")) {
      Optional<Hash> hash = hash(element);
      if (hash.isEmpty()) {
        return Optional.empty();
      }
      path.add(hash.get());
    }
    return Optional.of(path);
  }
}
