package com.claresia.hub.domain.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.provenance.Hash;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AStandInIsMadeFromTheHash {
  private static final Hash HASH =
      Hash.of(
          HexFormat.of()
              .parseHex("00112233445566778899aabbccddeeffffffffffffffffffffffffffffffffff"));

  @Test
  void itIsAVersion8UuidOfItsFirstBytes() {
    assertThat(BareLeaf.ofHash(HASH).id()).hasToString("00112233-4455-8677-8899-aabbccddeeff");
  }

  @Test
  void itKeepsTheHashAndAnswersNoRequest() {
    BareLeaf leaf = BareLeaf.ofHash(HASH);

    assertThat(leaf.provenanceHash()).isEqualTo(HASH);
    assertThat(leaf.requestDigest()).isEqualTo(Hash.of(new byte[Hash.LENGTH]));
    assertThat(leaf).isEqualTo(BareLeaf.ofHash(HASH));
  }
}
