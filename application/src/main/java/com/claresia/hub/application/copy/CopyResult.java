package com.claresia.hub.application.copy;

import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.Finding;
import java.util.List;

/** What came of a copy. Whatever it is, asking again goes on where the target's log ends. */
public sealed interface CopyResult {
  /**
   * The target has the whole log, and was read back and found equal.
   *
   * @param tenant whose log
   * @param size how many leaves it has
   * @param root the root of the tree over them, the same in both stores
   * @param alreadyThere how many leaves an earlier run had written
   * @param withoutContent how many have no content, in either store
   * @param dropped contents that were dropped in the target, since the source has none any more
   * @param checkpoints how many checkpoints were written, byte for byte
   */
  record Copied(
      TenantId tenant,
      long size,
      Hash root,
      long alreadyThere,
      long withoutContent,
      long dropped,
      long checkpoints)
      implements CopyResult {
    /** How many leaves were written. */
    public long copied() {
      return size - alreadyThere;
    }
  }

  /**
   * Nothing stands in the way, and nothing was written.
   *
   * @param size how many leaves the source has
   * @param alreadyThere how many of them the target has
   */
  record Ready(long size, long alreadyThere) implements CopyResult {}

  /**
   * The source is not what was committed, so that no more of it is copied.
   *
   * @param findings what is wrong, by place, as a verifier names it
   */
  record SourceUnsound(List<Finding> findings) implements CopyResult {
    /** Copies the list. */
    public SourceUnsound {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What the target holds is not what was written, or cannot be made equal to the source.
   *
   * @param findings what is wrong, by place
   */
  record CopyUnequal(List<Finding> findings) implements CopyResult {
    /** Copies the list. */
    public CopyUnequal {
      findings = List.copyOf(findings);
    }
  }

  /**
   * The target has a log of this tenant's that is not the source's.
   *
   * @param seq the first place at which they differ
   */
  record AnotherLog(long seq) implements CopyResult {}

  /**
   * The target has the whole log of the source, and went on from there.
   *
   * @param targetSize how many leaves the target has
   * @param sourceSize how many the source has
   */
  record TargetAhead(long targetSize, long sourceSize) implements CopyResult {}

  /**
   * Somebody else wrote to the tenant in the target meanwhile.
   *
   * @param actual where its log ends now
   */
  record OtherWriter(ChainHead actual) implements CopyResult {}
}
