package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.SignatureVerdict;
import com.claresia.hub.domain.provenance.SignatureVerdict.Cosigned;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
   * When each of them cosigned this checkpoint last, in their order; failing lines do not count. A
   * line that bears the name of a witness is that witness's, also where the key that it fits was
   * given without a name among another's.
   */
  public List<Optional<Instant>> cosignatures(SignedCheckpoint checkpoint) {
    List<Optional<Instant>> newest =
        new ArrayList<>(Collections.nCopies(keys.size(), Optional.empty()));
    for (NoteSignature line : checkpoint.note().signatures()) {
      for (int i = 0; i < keys.size(); i++) {
        Optional<Instant> time = time(checkpoint.note().text(), line, keys.get(i));
        int witness = time.isEmpty() ? i : named(line.name()).orElse(i);
        newest.set(witness, later(newest.get(witness), time));
      }
    }
    return newest;
  }

  private static Optional<Instant> time(String text, NoteSignature line, List<NoteVerifier> keys) {
    return keys.stream()
        .map(key -> key.check(text, line))
        .flatMap(
            verdict -> verdict instanceof Cosigned(Instant time) ? Stream.of(time) : Stream.empty())
        .findFirst();
  }

  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    return Stream.of(one, other).flatMap(Optional::stream).max(Comparator.naturalOrder());
  }

  private OptionalInt named(String name) {
    return IntStream.range(0, keys.size())
        .filter(i -> keys.get(i).stream().anyMatch(key -> key.key().isNamed(name)))
        .findFirst();
  }

  /** Whether as many as are needed have cosigned. */
  public boolean areEnough(List<Optional<Instant>> cosignatures) {
    return !isNobody() && cosignatures.stream().filter(Optional::isPresent).count() >= needed;
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
