package com.claresia.hub.application.recover;

import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.SignedCheckpoint;

/**
 * What is to be written; every hash of it leads to the checkpoint.
 *
 * @param head where the log ends
 * @param checkpoint with trusted lines only
 * @param unwritten places of hashes to be written
 * @param lost places of the records that were lost, those that an earlier run wrote included
 */
record Plan(ChainHead head, SignedCheckpoint checkpoint, SeqRange unwritten, SeqRange lost) {
  long checkpointSize() {
    return checkpoint.checkpoint().size();
  }

  RecoverResult.Lost places() {
    return new RecoverResult.Lost(lost.from(), lost.to() - 1);
  }
}
