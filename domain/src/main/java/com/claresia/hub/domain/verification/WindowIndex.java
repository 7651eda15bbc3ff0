package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.verification.Window.State;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The windows by place. Where the records fail a trusted checkpoint, the unchecked checkpoints
 * since the last trusted one vouch for nothing: who altered records could have rewritten them as
 * well.
 */
final class WindowIndex {
  private final NavigableMap<Long, Window> byBegin = new TreeMap<>();
  private final NavigableMap<Long, Long> distrusted = new TreeMap<>();
  private final long firstDamage;

  WindowIndex(List<Window> windows) {
    long trustedEnd = 0;
    long damage = Long.MAX_VALUE;
    for (Window window : windows) {
      byBegin.put(window.begin(), window);
      if (window.state() == State.ANCHORED && window.isTrusted()) {
        trustedEnd = window.end();
      } else if (window.state() == State.ALTERED && window.isTrusted()) {
        distrusted.put(trustedEnd, window.begin());
      }
      boolean damaged = window.state() == State.ALTERED || window.state() == State.GAPPED;
      damage = damaged ? Math.min(damage, window.begin()) : damage;
    }
    this.firstDamage = damage;
  }

  State state(Window window) {
    return isDistrusted(window) ? State.UNREACHED : window.state();
  }

  /** Whether only an unchecked checkpoint holds it, and a trusted one further on fails. */
  boolean isDistrusted(Window window) {
    Map.Entry<Long, Long> range = distrusted.floorEntry(window.begin());
    return window.state() == State.ANCHORED && range != null && window.begin() < range.getValue();
  }

  Window at(long seq) {
    return byBegin.floorEntry(seq).getValue();
  }

  boolean isAfterDamage(Window window) {
    return window.begin() > firstDamage;
  }

  /** From where on a window that fails its checkpoint can be to blame. */
  long lastTrustedBefore(Window window) {
    if (!window.isTrusted()) {
      return window.begin();
    }
    return distrusted.entrySet().stream()
        .filter(range -> range.getValue() == window.begin())
        .mapToLong(Map.Entry::getKey)
        .findFirst()
        .orElse(window.begin());
  }

  /** Whether a checkpoint that is not this one holds over the records before it. */
  boolean isAnchoredBefore(long size) {
    Map.Entry<Long, Window> entry = byBegin.lowerEntry(size);
    return entry != null && state(entry.getValue()) == State.ANCHORED;
  }
}
