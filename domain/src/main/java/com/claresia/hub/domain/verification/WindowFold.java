package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Parsed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a log from left to right and decides each window. While the records lead from one
 * checkpoint to the next, all is plain. Where they do not, two ways lead on: a later checkpoint
 * that holds over everything since the last good one, which acquits the records and convicts the
 * checkpoints between; or a stored frontier that a checkpoint's root vouches for, from which what
 * follows is decided on its own.
 */
final class WindowFold {
  private static final int TRIED_WINDOWS = 100;
  private static final int TRIED_IN_RUINS = 50;

  private final Map<Long, List<Anchor>> anchors;
  private final LeafHints hints;
  private final Disputes disputes = new Disputes();
  private final Set<Anchor> held = new HashSet<>();
  private final List<Window> windows = new ArrayList<>();
  private final List<Window> open = new ArrayList<>();
  private final List<Stretch> sinceBase = new ArrayList<>();
  private Frontier base = Frontier.empty();
  private @Nullable Frontier resumption;
  private @Nullable Window current;
  private long position;

  WindowFold(Map<Long, List<Anchor>> anchors, LeafHints hints) {
    this.anchors = anchors;
    this.hints = hints;
  }

  void add(Part part, Map<Long, byte[]> frontiers) {
    if (current == null) {
      current = new Window(part.begin());
      windows.add(current);
    }
    Window window = current;
    window.add(part);
    position = part.end();
    List<Anchor> atEnd = anchors.get(position);
    if (atEnd != null) {
      current = null;
      window.closeAt(atEnd);
      decide(window, resume(atEnd, frontiers));
    }
  }

  /** What cannot be decided any more is given up. */
  void finish() {
    giveUp(open);
    if (current != null) {
      current.unreached();
      current.forget();
      current = null;
    }
  }

  List<Window> windows() {
    return windows;
  }

  Set<Anchor> held() {
    return held;
  }

  Disputes disputes() {
    return disputes;
  }

  long position() {
    return position;
  }

  private void decide(Window window, Optional<Frontier> ownFrontier) {
    open.add(window);
    if (sinceBase.size() <= Solution.TRIED_STRETCHES) {
      window.stretches().forEach(stretch -> Window.append(sinceBase, stretch));
    }
    Optional<Solution> whole = wholeSinceBase(window);
    if (whole.isPresent()) {
      open.forEach(earlier -> earlier.anchored(whole.get().anchor()));
      settle(whole.get(), window);
    } else if (!holdsAlone(window)) {
      boolean vouched = window.hasTrustedAnchor() || !isTrustedOneFailed(open);
      resumption = vouched ? ownFrontier.orElse(null) : null;
    }
  }

  // Trying is cheap while there is little to try; in a ruin it would be quadratic. An unchecked
  // checkpoint cannot acquit records that fail a trusted one before it.
  private Optional<Solution> wholeSinceBase(Window window) {
    boolean cheap = open.size() <= TRIED_WINDOWS || sinceBase.size() <= TRIED_IN_RUINS;
    boolean accused = isTrustedOneFailed(open.subList(0, open.size() - 1));
    return cheap && (!accused || window.hasTrustedAnchor())
        ? Solution.find(base, sinceBase, window.anchors(), hints)
        : Optional.empty();
  }

  private static boolean isTrustedOneFailed(List<Window> undecided) {
    return undecided.stream().anyMatch(Window::hasTrustedAnchor);
  }

  private boolean holdsAlone(Window window) {
    Frontier from = resumption;
    if (open.size() == 1 || from != null) {
      window.judge();
    }
    Optional<Solution> alone =
        open.size() == 1 || from == null
            ? Optional.empty()
            : Solution.find(from, window.stretches(), window.anchors(), hints);
    window.forget();
    if (alone.isEmpty()) {
      return false;
    }
    open.removeLast();
    giveUp(open);
    window.anchored(alone.get().anchor());
    settle(alone.get(), window);
    return true;
  }

  private void settle(Solution solution, Window window) {
    anchors.getOrDefault(window.end(), List.of()).stream()
        .filter(anchor -> anchor.root().equals(solution.anchor().root()))
        .forEach(held::add);
    solution.contentRight().forEach(d -> disputes.decide(d, Disputes.HASH_ALTERED));
    solution.hashRight().forEach(d -> disputes.decide(d, Disputes.CONTENT_ALTERED));
    base = solution.frontier();
    resumption = null;
    sinceBase.clear();
    window.forget();
    open.clear();
  }

  private static void giveUp(List<Window> windows) {
    for (Window window : windows) {
      window.damaged();
    }
    windows.clear();
  }

  /** The stored frontier at a checkpoint, where the checkpoint's root vouches for it. */
  private static Optional<Frontier> resume(List<Anchor> anchors, Map<Long, byte[]> frontiers) {
    byte[] stored = frontiers.get(anchors.getFirst().size());
    return stored == null
        ? Optional.empty()
        : decode(stored).filter(frontier -> frontier.root().equals(anchors.getFirst().root()));
  }

  private static Optional<Frontier> decode(byte[] stored) {
    return switch (Frontier.decode(stored)) {
      case Parsed.Valid<Frontier>(Frontier frontier) -> Optional.of(frontier);
      case Parsed.Malformed<Frontier> malformed -> Optional.empty();
    };
  }
}
