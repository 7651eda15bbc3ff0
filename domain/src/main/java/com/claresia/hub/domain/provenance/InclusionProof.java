package com.claresia.hub.domain.provenance;

import java.util.List;

/**
 * Proof that a leaf stands at {@code index} in the log of {@code size} leaves: the siblings from
 * the leaf up to the root (RFC 9162 section 2.1.3).
 */
public record InclusionProof(long index, long size, List<Hash> path) {

  /** Copies the path; whether the numbers fit together is for {@link #verify} to say. */
  public InclusionProof {
    path = List.copyOf(path);
  }

  /** Builds the proof from the nodes of {@link ProofPlan#inclusion}. */
  public static InclusionProof of(long index, long size, NodeSource source) {
    return new InclusionProof(index, size, ProofPlan.inclusion(index, size).resolve(source));
  }

  /** Checks the proof for the leaf with this leaf hash against a trusted root. */
  public ProofVerdict verify(Hash leafHash, Hash root) {
    if (index < 0 || index >= size) {
      return new ProofVerdict.Refuted("no leaf " + index + " in a log of " + size);
    }
    int expected = ProofPlan.inclusion(index, size).elements().size();
    if (path.size() != expected) {
      return new ProofVerdict.Refuted(
          "the path has " + path.size() + " hashes instead of " + expected);
    }
    return climb(leafHash).equals(root)
        ? new ProofVerdict.Proven()
        : new ProofVerdict.Refuted("the path leads to another root");
  }

  private Hash climb(Hash leafHash) {
    MerkleHasher hasher = new MerkleHasher();
    Hash at = leafHash;
    long node = index;
    long last = size - 1;
    for (Hash sibling : path) {
      while ((node & 1) == 0 && node == last) {
        node >>= 1;
        last >>= 1;
      }
      at = (node & 1) == 1 ? hasher.node(sibling, at) : hasher.node(at, sibling);
      node >>= 1;
      last >>= 1;
    }
    return at;
  }
}
