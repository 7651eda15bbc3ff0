package com.claresia.hub.adapters.keys.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.TrustedKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WycheproofEd25519Test {

  @Test
  void everySignatureHasThePublishedVerdict() throws IOException {
    JsonNode groups = new ObjectMapper().readTree(vectors().toFile()).get("testGroups");
    int checked = 0;
    for (JsonNode group : groups) {
      byte[] key = HexFormat.of().parseHex(group.get("publicKey").get("pk").asText());
      NoteVerifier verifier = LocalLogKeys.verifier(TrustedKey.bare(key));
      for (JsonNode test : group.get("tests")) {
        assertVerdict(verifier, test);
        checked++;
      }
    }
    assertThat(checked).isEqualTo(151);
  }

  private static void assertVerdict(NoteVerifier verifier, JsonNode test) {
    byte[] message = HexFormat.of().parseHex(test.get("msg").asText());
    byte[] signature = HexFormat.of().parseHex(test.get("sig").asText());
    assertThat(verifier.verifies(message, signature))
        .as("%s", test)
        .isEqualTo(test.get("result").asText().equals("valid"));
  }

  private static Path vectors() {
    Path file =
        Path.of(System.getProperty("hub.vectors", "vectors"), "wycheproof/ed25519_test.json");
    boolean present = Files.exists(file);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(present).as("test vectors at %s", file).isTrue();
    }
    assumeTrue(present, () -> "skipped: no test vectors at " + file);
    return file;
  }
}
