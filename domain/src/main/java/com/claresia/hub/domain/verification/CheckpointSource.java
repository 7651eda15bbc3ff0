package com.claresia.hub.domain.verification;

import java.util.function.Consumer;

/**
 * Checkpoints, handed over one at a time: a store or a folder can hold more of them than fit into
 * memory.
 *
 * @param <T> what is handed over of each
 */
@FunctionalInterface
public interface CheckpointSource<T> {

  /** Hands over each, in any order. */
  void forEach(Consumer<? super T> review);
}
