package com.claresia.hub.application.verify;

import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.verification.CheckpointSource;
import com.claresia.hub.domain.verification.VerificationTerms;
import java.util.List;

/**
 * What is to be verified, and how.
 *
 * @param terms whose log, as of when, and the keys that are trusted
 * @param given checkpoints kept elsewhere, which the log has to extend
 * @param places whose records are verified; the tree is built over all of them
 * @param jobs how many ranges are read at once, at least one
 * @param fingerprintKey a random number, so that nobody can make two ids look alike
 */
public record VerificationRequest(
    VerificationTerms terms,
    CheckpointSource<SignedCheckpoint> given,
    SeqRange places,
    int jobs,
    long fingerprintKey) {
  /** Every place that a log can have. */
  public static final SeqRange EVERYTHING = new SeqRange(0, Long.MAX_VALUE);

  /** Refuses to be without a job. */
  public VerificationRequest {
    if (jobs < 1) {
      throw new IllegalArgumentException("at least one job");
    }
  }

  /** With checkpoints that are in memory. */
  public VerificationRequest(
      VerificationTerms terms,
      List<SignedCheckpoint> given,
      SeqRange places,
      int jobs,
      long fingerprintKey) {
    this(terms, List.copyOf(given)::forEach, places, jobs, fingerprintKey);
  }
}
