package com.claresia.hub.domain.verification;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * How far cosignatures reach, over checkpoints that hold.
 *
 * @param checked whether witnesses' keys were given
 * @param validTo size of the largest checkpoint with a good cosignature
 * @param invalidTo size of the largest checkpoint with a failing one
 * @param newest the newest good cosignature
 */
record CosignCover(
    VerificationReport.Checked checked, long validTo, long invalidTo, Optional<Instant> newest) {

  static CosignCover of(VerificationTerms terms, Collection<Anchor> held) {
    return new CosignCover(
        terms.witnesses().isEmpty()
            ? VerificationReport.Checked.NOT_CHECKED
            : VerificationReport.Checked.CHECKED,
        held.stream().filter(a -> a.cosigned().isPresent()).mapToLong(Anchor::size).max().orElse(0),
        held.stream()
            .filter(a -> a.cosigning() == Anchor.Cosigning.INVALID)
            .mapToLong(Anchor::size)
            .max()
            .orElse(0),
        held.stream().flatMap(a -> a.cosigned().stream()).max(Comparator.naturalOrder()));
  }

  /** What cosigning makes of the sound records in a window that a checkpoint holds. */
  Verdict verdict(Window window) {
    if (checked == VerificationReport.Checked.NOT_CHECKED || window.end() <= validTo) {
      return Verdict.VALID;
    }
    return window.end() <= invalidTo ? Verdict.COSIGN_INVALID : Verdict.COSIGN_PENDING;
  }
}
