package com.claresia.hub.domain.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records between two neighbouring checkpoint sizes, and whether a checkpoint holds them. */
final class Window {
  /** What became of it. */
  enum State {
    /** Not decided yet. */
    OPEN,
    /** The records lead to a checkpoint. */
    ANCHORED,
    /** They do not, though those before them did. */
    ALTERED,
    /** Some are gone, so that the checkpoint cannot be computed. */
    GAPPED,
    /** What lies before them is damaged, or there is no checkpoint after them. */
    UNREACHED
  }

  private final long begin;
  private final List<Stretch> stretches = new ArrayList<>();
  private List<Anchor> anchors = List.of();
  private long end;
  private long sound;
  private RecordedSpan recorded = RecordedSpan.NONE;
  private State state = State.OPEN;
  private boolean trusted;
  private boolean judged;
  private boolean gapped;

  Window(long begin) {
    this.begin = begin;
    this.end = begin;
  }

  void add(Part part) {
    end = part.end();
    sound += part.sound();
    recorded = recorded.and(part.recorded());
    for (Stretch stretch : part.stretches()) {
      gapped |= stretch instanceof Stretch.Absent;
      append(stretches, stretch);
    }
  }

  /** Adds a stretch, as one with the last where both are of one kind. */
  static void append(List<Stretch> stretches, Stretch stretch) {
    Optional<Stretch> merged =
        stretches.isEmpty() ? Optional.empty() : Stretch.merge(stretches.getLast(), stretch);
    merged.ifPresent(ignored -> stretches.removeLast());
    stretches.add(merged.orElse(stretch));
  }

  /** Sets the checkpoints at its end; beside a trusted one, an unchecked one has no say. */
  void closeAt(List<Anchor> atEnd) {
    List<Anchor> reliable = atEnd.stream().filter(Anchor::isTrusted).toList();
    anchors = reliable.isEmpty() ? List.copyOf(atEnd) : reliable;
  }

  void anchored(Anchor anchor) {
    state = State.ANCHORED;
    trusted = anchor.isTrusted();
  }

  /** A trusted frontier at its begin did not lead to its checkpoint. */
  void judge() {
    judged = true;
  }

  /** Gives up: no checkpoint can decide it any more. */
  void damaged() {
    state = !judged ? State.UNREACHED : gapped ? State.GAPPED : State.ALTERED;
    trusted = hasTrustedAnchor();
  }

  boolean hasTrustedAnchor() {
    return anchors.stream().anyMatch(Anchor::isTrusted);
  }

  void unreached() {
    state = State.UNREACHED;
  }

  /** Frees what is needed no more. */
  void forget() {
    stretches.clear();
  }

  long begin() {
    return begin;
  }

  long end() {
    return end;
  }

  long sound() {
    return sound;
  }

  RecordedSpan recorded() {
    return recorded;
  }

  State state() {
    return state;
  }

  boolean isTrusted() {
    return trusted;
  }

  List<Stretch> stretches() {
    return stretches;
  }

  List<Anchor> anchors() {
    return anchors;
  }
}
