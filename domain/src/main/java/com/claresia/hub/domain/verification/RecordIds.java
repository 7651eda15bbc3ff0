package com.claresia.hub.domain.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The ids met so far, to notice one that is met twice. Bounded: two million ids are remembered, by
 * a keyed fingerprint of 64 bits, so that nobody can make two ids look alike. Thread-safe.
 */
final class RecordIds {
  static final int BOUND = 1 << 21;

  private static final int STRIPES = 64;
  private static final int FIRST_SLOTS = 64;

  private final Stripe[] stripes = new Stripe[STRIPES];
  private final List<Twin> twins = new ArrayList<>();
  private final long key;

  /** A record whose id another one has at a lower place. */
  record Twin(long seq, UUID id) {}

  /** Ids with fingerprints under this key, which is to be random. */
  RecordIds(long key) {
    this.key = key;
    Arrays.setAll(stripes, i -> new Stripe());
  }

  /**
   * Remembers the ids, while there is room; where one was met before, the later place is a twin's.
   * Many at a time, since each is a look at far-off memory: such looks overlap where nothing stands
   * between them.
   */
  synchronized void meet(MetIds met) {
    for (int i = 0; i < met.count(); i++) {
      long print = mix(mix(met.most(i) ^ key) + met.least(i));
      long twin = stripes[(int) (print >>> 58)].meet(print == 0 ? 1 : print, met.seq(i));
      if (twin >= 0 && twins.size() < Findings.KEPT) {
        twins.add(new Twin(twin, new UUID(met.most(i), met.least(i))));
      }
    }
  }

  /** The twins, at most as many as findings are kept. */
  synchronized List<Twin> twins() {
    return List.copyOf(twins);
  }

  /** How many ids are remembered. */
  synchronized long size() {
    return Arrays.stream(stripes).mapToLong(stripe -> stripe.used).sum();
  }

  // The finaliser of SplittableRandom.
  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /**
   * Open addressing; a slot is a print and the place beside it, so that both come with one look at
   * memory, and is free where its print is 0. Each stripe grows on its own, so that never all of
   * the table is there twice.
   */
  private static final class Stripe {
    private long[] slots = new long[2 * FIRST_SLOTS];
    private int used;

    /** The later of two places with this print, or -1. */
    long meet(long print, long seq) {
      int slot = find(print);
      if (slots[slot] == print) {
        long later = Math.max(slots[slot + 1], seq);
        slots[slot + 1] = Math.min(slots[slot + 1], seq);
        return later;
      }
      if (used < BOUND / STRIPES) {
        put(slot, print, seq);
        used++;
        growWhenHalfFull();
      }
      return -1;
    }

    private void put(int slot, long print, long seq) {
      slots[slot] = print;
      slots[slot + 1] = seq;
    }

    private int find(long print) {
      int mask = slots.length - 1;
      int slot = (int) (print << 1) & mask;
      while (slots[slot] != 0 && slots[slot] != print) {
        slot = slot + 2 & mask;
      }
      return slot;
    }

    private void growWhenHalfFull() {
      if (4 * used < slots.length) {
        return;
      }
      long[] old = slots;
      slots = new long[2 * old.length];
      for (int i = 0; i < old.length; i += 2) {
        if (old[i] != 0) {
          put(find(old[i]), old[i], old[i + 1]);
        }
      }
    }
  }
}
