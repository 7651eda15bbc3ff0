package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.SignatureVerdict;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose cosignatures are asked for (C2SP tlog-cosignature), and how many of them: N of M. A witness
 * counts once, however many keys it has had.
 *
 * @param keys of each witness: its present key, and those that it had before
 * @param needed how many witnesses have to have cosigned
 */
public record Witnesses(List<List<NoteVerifier>> keys, int needed) {
  private static final Witnesses NONE = new Witnesses(List.of(), 0);

  /** Refuses a witness without a key, and a number of them that there are not. */
  public Witnesses {
    keys = keys.stream().map(List::copyOf).toList();
    if (keys.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a witness has at least one key");
    }
    if (needed > keys.size() || needed < Math.min(1, keys.size())) {
      throw new IllegalArgumentException(needed + " of " + keys.size() + " witnesses");
    }
  }

  /** Nobody: cosigning is not checked. */
  public static Witnesses none() {
    return NONE;
  }

  /** One witness with these keys; nobody where there are none. */
  public static Witnesses one(List<? extends NoteVerifier> keys) {
    return keys.isEmpty() ? NONE : new Witnesses(List.of(List.copyOf(keys)), 1);
  }

  /** Whether cosigning is not checked at all. */
  public boolean isNobody() {
    return keys.isEmpty();
  }

  /**
   * When each of them cosigned this checkpoint last, in their order; failing lines do not count.
   */
  public List<Optional<Instant>> cosignatures(SignedCheckpoint checkpoint) {
    return keys.stream().map(checkpoint::newestCosignature).toList();
  }

  /** Whether a line claims to be by one of their keys, and is not. */
  public boolean isForged(SignedCheckpoint checkpoint) {
    String text = checkpoint.note().text();
    return keys.stream()
        .flatMap(List::stream)
        .anyMatch(key ->
            checkpoint.note().signatures().stream()
                .anyMatch(line -> key.check(text, line) instanceof SignatureVerdict.Invalid));
  }
}
