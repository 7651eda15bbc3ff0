package com.claresia.hub.emulators.graph.sites;

import java.util.Base64;

/**
 * Microsoft's hash of a file's content: 160 bits, into which byte {@code i} is XORed at bit {@code
 * 11 i mod 160}, and then the length into the last 64. Bytes 160 apart meet at the same bit, so the
 * content is folded to 160 bytes first.
 */
final class QuickXorHash {
  private static final int BITS = 160;
  private static final int SHIFT = 11;
  private static final int BYTES = BITS / 8;

  private QuickXorHash() {}

  static String of(byte[] content) {
    byte[] folded = new byte[BITS];
    for (int start = 0; start < content.length; start += BITS) {
      int length = Math.min(BITS, content.length - start);
      for (int i = 0; i < length; i++) {
        folded[i] ^= content[start + i];
      }
    }
    byte[] hash = new byte[BYTES];
    for (int i = 0; i < BITS; i++) {
      place(hash, folded[i] & 0xff, i * SHIFT % BITS);
    }
    for (int i = 0; i < Long.BYTES; i++) {
      hash[BYTES - Long.BYTES + i] ^= (byte) ((long) content.length >>> (8 * i));
    }
    return Base64.getEncoder().encodeToString(hash);
  }

  private static void place(byte[] hash, int value, int bit) {
    int at = bit / 8;
    int shifted = value << (bit % 8);
    hash[at] ^= (byte) shifted;
    hash[(at + 1) % BYTES] ^= (byte) (shifted >>> 8);
  }
}
