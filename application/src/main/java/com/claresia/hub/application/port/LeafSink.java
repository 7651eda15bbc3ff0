package com.claresia.hub.application.port;

import com.claresia.hub.domain.verification.StoredLeaf;

/** Takes leaves as a store streams them. */
@FunctionalInterface
public interface LeafSink {
  /** One leaf; {@code leaf} is valid during this call only, since stores reuse it. */
  void accept(StoredLeaf leaf);
}
