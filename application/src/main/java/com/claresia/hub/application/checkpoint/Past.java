package com.claresia.hub.application.checkpoint;

import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.Hash;

/**
 * What a log is known to have been.
 *
 * @param witness by what it is known, for people
 * @param size of the tree
 * @param root of the tree of that size
 */
record Past(String witness, long size, Hash root) {
  static Past committed(ChainHead head) {
    return new Past("the head that this process committed", head.size(), head.root());
  }

  static Past signed(StoredCheckpoint checkpoint) {
    return new Past(
        "the checkpoint that this process signed", checkpoint.size(), checkpoint.root());
  }

  static Past mirrored(Checkpoint checkpoint) {
    return new Past("its mirrored checkpoint", checkpoint.size(), checkpoint.root());
  }

  static Past stored(StoredCheckpoint checkpoint) {
    return new Past("its checkpoint", checkpoint.size(), checkpoint.root());
  }

  boolean is(ChainHead head) {
    return size == head.size() && root.equals(head.root());
  }
}
