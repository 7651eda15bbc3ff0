package com.claresia.hub.application.checkpoint;

import com.claresia.hub.application.port.StoredCheckpoint;

/** Whether a checkpoint commits to a tree of some size. */
public sealed interface Coverage {
  /**
   * One does.
   *
   * @param checkpoint of that size or more
   */
  record Covered(StoredCheckpoint checkpoint) implements Coverage {}

  /**
   * There is no key to sign with.
   *
   * @param reason for people
   */
  record Unsigned(String reason) implements Coverage {}

  /**
   * The chain in the store does not go on from the newest checkpoint: it was cut or altered, and
   * nothing is signed over it.
   *
   * @param reason for people
   */
  record Contradicted(String reason) implements Coverage {}
}
