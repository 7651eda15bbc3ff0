package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.verification.Finding.OfLoss;
import com.claresia.hub.domain.verification.Finding.OfRecord;
import java.util.Optional;
import java.util.UUID;

/**
 * Findings about records without content, met in the order of their places: one for each record,
 * but one for all neighbours of which one event says that they were lost, so that a loss does not
 * drown what else is found.
 */
final class BareFindings {
  private final Findings findings;
  private final Losses losses;
  private Optional<OfLoss> open = Optional.empty();

  BareFindings(Findings findings, Losses losses) {
    this.findings = findings;
    this.losses = losses;
  }

  void add(long seq, UUID id) {
    Optional<Losses.Loss> loss = losses.covering(seq);
    if (loss.isEmpty()) {
      end();
      findings.add(new OfRecord(seq, id, Verdict.MISSING, "the content is gone"));
    } else if (open.isPresent() && goesOn(open.get(), seq, loss.get())) {
      OfLoss longer = open.get();
      open = Optional.of(new OfLoss(longer.from(), seq + 1, longer.eventSeq(), longer.eventId()));
    } else {
      end();
      open = Optional.of(new OfLoss(seq, seq + 1, loss.get().eventSeq(), loss.get().eventId()));
    }
  }

  private static boolean goesOn(OfLoss before, long seq, Losses.Loss loss) {
    return before.to() == seq && before.eventSeq() == loss.eventSeq();
  }

  void end() {
    open.ifPresent(findings::add);
    open = Optional.empty();
  }
}
