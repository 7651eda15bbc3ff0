package com.claresia.hub.bootstrap.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Many texts to look for in bytes, all at once: the first four bytes of each tell where one may
 * begin. Their number hardly matters.
 */
final class Needles {
  private static final int HEAD = Integer.BYTES;
  private static final int BITS = 20;

  /** Spreads integers over the bits, by the golden ratio. */
  private static final int SPREAD = 0x9E3779B1;

  private final Map<Integer, List<byte[]>> byHead = new HashMap<>();
  private final BitSet heads = new BitSet(1 << BITS);

  /**
   * These, of four bytes or more each.
   *
   * @throws DemoFailure if there are none: whoever looks for nothing finds nothing
   */
  static Needles of(Collection<String> texts) {
    Needles needles = new Needles();
    texts.stream()
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .filter(text -> text.length >= HEAD)
        .forEach(needles::add);
    if (needles.byHead.isEmpty()) {
      throw new DemoFailure("there is nothing to look for");
    }
    return needles;
  }

  private void add(byte[] text) {
    int head = 0;
    for (int i = 0; i < HEAD; i++) {
      head = shifted(head, text[i]);
    }
    heads.set(bit(head));
    byHead.computeIfAbsent(head, h -> new ArrayList<>()).add(text);
  }

  private static int shifted(int head, byte next) {
    return (head << Byte.SIZE) | Byte.toUnsignedInt(next);
  }

  private static int bit(int head) {
    return (head * SPREAD) >>> (Integer.SIZE - BITS);
  }

  /** The first of them that stands there. */
  Optional<String> in(byte[] bytes) {
    int head = 0;
    for (int i = 0; i < bytes.length; i++) {
      head = shifted(head, bytes[i]);
      if (i >= HEAD - 1 && heads.get(bit(head))) {
        Optional<String> found = at(i - HEAD + 1, head, bytes);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> at(int from, int head, byte[] bytes) {
    return byHead.getOrDefault(head, List.of()).stream()
        .filter(text -> from + text.length <= bytes.length)
        .filter(text -> Arrays.equals(text, 0, text.length, bytes, from, from + text.length))
        .map(text -> new String(text, StandardCharsets.UTF_8))
        .findFirst();
  }
}
