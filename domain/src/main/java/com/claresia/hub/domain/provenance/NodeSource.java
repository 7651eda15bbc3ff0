package com.claresia.hub.domain.provenance;

/**
 * Gives the hashes of perfect subtrees, from tiles, from leaves or from a map fetched beforehand.
 */
@FunctionalInterface
public interface NodeSource {

  /**
   * The hash of the perfect subtree at these coordinates.
   *
   * @throws IllegalArgumentException where the tree has no such node
   */
  Hash node(NodeId id);
}
