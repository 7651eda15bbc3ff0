package com.claresia.hub.domain.provenance;

/** Where a tenant's chain ends: the number of its leaves and the frontier from which it goes on. */
public record ChainHead(long size, Frontier frontier) {

  /** Refuses a frontier of another size. */
  public ChainHead {
    if (size != frontier.size()) {
      throw new IllegalArgumentException("head " + size + " with frontier " + frontier.size());
    }
  }

  /** The head of a chain without records. */
  public static ChainHead empty() {
    return of(Frontier.empty());
  }

  /** The head with this frontier. */
  public static ChainHead of(Frontier frontier) {
    return new ChainHead(frontier.size(), frontier);
  }

  /** The Merkle tree hash over the whole chain. */
  public Hash root() {
    return frontier.root();
  }
}
