package com.claresia.hub.domain.provenance;

import java.util.List;
import java.util.Optional;

/**
 * Proof that the log of {@code newSize} leaves begins with the log of {@code oldSize} leaves (RFC
 * 9162 section 2.1.4).
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {

  /** Copies the path; whether the numbers fit together is for {@link #verify} to say. */
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /** Builds the proof from the nodes of {@link ProofPlan#consistency}. */
  public static ConsistencyProof of(long oldSize, long newSize, NodeSource source) {
    return new ConsistencyProof(
        oldSize, newSize, ProofPlan.consistency(oldSize, newSize).resolve(source));
  }

  /** Checks the proof against the two roots. */
  public ProofVerdict verify(Hash oldRoot, Hash newRoot) {
    if (oldSize < 0 || oldSize > newSize) {
      return refuted("a log of " + newSize + " cannot extend one of " + oldSize);
    }
    int expected = ProofPlan.consistency(oldSize, newSize).elements().size();
    if (path.size() != expected) {
      return refuted("the path has " + path.size() + " hashes instead of " + expected);
    }
    if (oldSize == newSize) {
      return oldRoot.equals(newRoot) ? proven() : refuted("two roots for one size");
    }
    return oldSize == 0 ? verifyFromEmpty(oldRoot) : verifyGrowth(oldRoot, newRoot);
  }

  private static ProofVerdict verifyFromEmpty(Hash oldRoot) {
    return oldRoot.equals(MerkleHasher.EMPTY_ROOT) ? proven() : refuted("not the empty root");
  }

  /**
   * The root at the old size that the path shows under this new root, whatever the true one is.
   * Empty where the path does not lead to the new root, and where it holds no hash of the old tree:
   * at the size 0, at powers of two and where nothing grew.
   */
  public Optional<Hash> oldRootUnder(Hash newRoot) {
    if (oldSize <= 0 || oldSize >= newSize || Long.bitCount(oldSize) == 1 || !hasItsLength()) {
      return Optional.empty();
    }
    Climb climb = new Climb(path.getFirst());
    climb.over(path.subList(1, path.size()));
    return Optional.of(climb).filter(c -> c.current.equals(newRoot)).map(c -> c.old);
  }

  private boolean hasItsLength() {
    return path.size() == ProofPlan.consistency(oldSize, newSize).elements().size();
  }

  private ProofVerdict verifyGrowth(Hash oldRoot, Hash newRoot) {
    boolean oldIsPerfect = Long.bitCount(oldSize) == 1;
    Climb climb = new Climb(oldIsPerfect ? oldRoot : path.getFirst());
    climb.over(oldIsPerfect ? path : path.subList(1, path.size()));
    if (!climb.old.equals(oldRoot)) {
      return refuted("the path leads to another old root");
    }
    return climb.current.equals(newRoot) ? proven() : refuted("the path leads to another new root");
  }

  private static ProofVerdict proven() {
    return new ProofVerdict.Proven();
  }

  private static ProofVerdict refuted(String reason) {
    return new ProofVerdict.Refuted(reason);
  }

  /** Rebuilds both roots from the subtree that they share, level by level. */
  private final class Climb {
    private final MerkleHasher hasher = new MerkleHasher();
    private long node = (oldSize - 1) >> Long.numberOfTrailingZeros(oldSize);
    private long last = (newSize - 1) >> Long.numberOfTrailingZeros(oldSize);
    private Hash old;
    private Hash current;

    Climb(Hash shared) {
      this.old = shared;
      this.current = shared;
    }

    void over(List<Hash> siblings) {
      for (Hash sibling : siblings) {
        step(sibling);
      }
    }

    private void step(Hash sibling) {
      while ((node & 1) == 0 && node == last) {
        up();
      }
      if ((node & 1) == 1) {
        old = hasher.node(sibling, old);
        current = hasher.node(sibling, current);
      } else {
        current = hasher.node(current, sibling);
      }
      up();
    }

    private void up() {
      node >>= 1;
      last >>= 1;
    }
  }
}
