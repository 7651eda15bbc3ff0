package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.SignedCheckpoint;
import java.util.function.Consumer;

/**
 * Checkpoints that were kept outside the store, handed over one at a time: a folder can hold more
 * of them than fit into memory.
 */
@FunctionalInterface
public interface GivenCheckpoints {

  /** Hands over each, in any order. */
  void forEach(Consumer<SignedCheckpoint> review);

  /** None. */
  static GivenCheckpoints none() {
    return review -> {};
  }
}
