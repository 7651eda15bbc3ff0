package com.claresia.hub.emulators.graph.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** quickXorHash, against values of another implementation and against its definition. */
class ContentIsHashedAsMicrosoftDoes {
  private static final int BITS = 160;

  @Test
  void shortContentsHaveTheHashesThatOthersGiveThem() {
    assertThat(QuickXorHash.of(new byte[0])).isEqualTo("AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    assertThat(QuickXorHash.of(new byte[] {0x4a})).isEqualTo("SgAAAAAAAAAAAAAAAQAAAAAAAAA=");
    assertThat(QuickXorHash.of(new byte[] {(byte) 0xb5, (byte) 0xb4}))
        .isEqualTo("taAFAAAAAAAAAAAAAgAAAAAAAAA=");
  }

  /** Each byte is rotated into its place in a number of 160 bits, bit 0 being its first. */
  private static String defined(byte[] content) {
    BigInteger mask = BigInteger.ONE.shiftLeft(BITS).subtract(BigInteger.ONE);
    BigInteger hash = BigInteger.ZERO;
    for (int i = 0; i < content.length; i++) {
      BigInteger shifted = BigInteger.valueOf(content[i] & 0xff).shiftLeft((int) (i * 11L % BITS));
      hash = hash.xor(shifted.and(mask)).xor(shifted.shiftRight(BITS));
    }
    hash = hash.xor(BigInteger.valueOf(content.length).shiftLeft(BITS - Long.SIZE));
    byte[] littleEndian = new byte[BITS / 8];
    for (int i = 0; i < littleEndian.length; i++) {
      littleEndian[i] = hash.shiftRight(8 * i).byteValue();
    }
    return Base64.getEncoder().encodeToString(littleEndian);
  }

  @Test
  void anyContentHasTheHashOfTheDefinition() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int length : new int[] {3, 19, 20, 21, 159, 160, 161, 320, 1000, 4097}) {
      byte[] content = new byte[length];
      random.nextBytes(content);
      assertThat(QuickXorHash.of(content))
          .as("length %s, seed %s", length, seed)
          .isEqualTo(defined(content));
    }
  }
}
