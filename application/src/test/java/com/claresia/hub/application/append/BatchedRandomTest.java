package com.claresia.hub.application.append;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchedRandomTest {
  @Test
  void noByteIsGivenAwayTwice() {
    BatchedRandom random = new BatchedRandom(new Random(7));
    Set<String> drawn = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      byte[] salt = new byte[16];
      random.nextBytes(salt);
      drawn.add(HexFormat.of().formatHex(salt));
    }
    for (int i = 0; i < 10_000; i++) {
      drawn.add(Long.toHexString(random.nextLong()));
    }

    assertThat(drawn).hasSize(20_000);
  }

  @Test
  void moreThanABatchIsDrawnAtOnce() {
    byte[] many = new byte[100_000];

    new BatchedRandom(new Random(7)).nextBytes(many);

    assertThat(many).isNotEqualTo(new byte[100_000]);
  }
}
