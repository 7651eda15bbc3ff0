package com.claresia.hub.domain.canonical;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Canonical JSON (RFC 8785), from bytes to bytes in one pass over the input.
 *
 * <p>Values are written in canonical form as they are read; only members that come out of order are
 * moved, all of them in the one copy that the document needs anyway. Nothing recurses on nesting.
 *
 * <p>Safe for use by any number of threads. Scratch space is shared among them, a few at most,
 * rather than held by each: virtual threads are many and short-lived.
 */
public final class CanonicalJson {
  /** Reading goes on after a violation until there are this many. */
  public static final int MAX_VIOLATIONS = 100;

  private static final AtomicReferenceArray<@Nullable Transcription> IDLE =
      new AtomicReferenceArray<>(
          Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 4);

  private CanonicalJson() {}

  /** Brings a text into canonical form. */
  public static Canonicalization canonicalize(byte[] utf8, Profile profile) {
    return canonicalize(utf8, 0, utf8.length, profile);
  }

  /** Brings the text in {@code [from, to)} into canonical form; offsets count from {@code from}. */
  public static Canonicalization canonicalize(byte[] utf8, int from, int to, Profile profile) {
    int slot = (int) Thread.currentThread().threadId() & (IDLE.length() - 1);
    Transcription idle = IDLE.getAndSet(slot, null);
    Transcription transcription = idle == null ? new Transcription() : idle;
    Canonicalization result = transcription.run(utf8, from, to, profile);
    IDLE.set(slot, transcription);
    return result;
  }

  /** Whether these are exactly the bytes of some value's canonical form under the profile. */
  public static boolean isCanonical(byte[] utf8, Profile profile) {
    return canonicalize(utf8, profile) instanceof Canonicalization.Canonical canonical
        && Arrays.equals(utf8, canonical.document().bytes());
  }
}
