package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.Hash;
import java.util.Optional;

/**
 * Leaf hashes from a cache, such as a store's tiles, asked for where rows are gone. They need not
 * be trustworthy: they count only where they lead to a checkpoint's root.
 */
@FunctionalInterface
public interface LeafHints {

  /** The leaf hash once at this place, if anybody remembers it. */
  Optional<Hash> leafHash(long seq);

  /** No cache. */
  static LeafHints none() {
    return seq -> Optional.empty();
  }
}
