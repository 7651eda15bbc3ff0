package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.verification.Freshness.Proven;
import com.claresia.hub.domain.verification.Freshness.Stale;
import com.claresia.hub.domain.verification.Freshness.Unproven;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tells whether a log is the newest, by checkpoints kept elsewhere and by cosignatures' age. */
final class FreshnessRule {

  private FreshnessRule() {}

  static Freshness of(
      VerificationTerms terms, List<Anchor> anchors, Collection<Anchor> held, CosignCover cover) {
    List<Freshness> answers = new ArrayList<>();
    byGiven(anchors, held).ifPresent(answers::add);
    terms.maxAge().ifPresent(age -> answers.add(byAge(terms, age, cover)));
    return answers.stream()
        .filter(Stale.class::isInstance)
        .findFirst()
        .or(() -> answers.stream().filter(Proven.class::isInstance).findFirst())
        .or(() -> answers.stream().findFirst())
        .orElseGet(() -> new Unproven("neither a checkpoint nor a maximum age was given"));
  }

  private static Optional<Freshness> byGiven(List<Anchor> anchors, Collection<Anchor> held) {
    List<Anchor> given = anchors.stream().filter(a -> a.origin() == Anchor.Origin.GIVEN).toList();
    if (given.isEmpty()) {
      return Optional.empty();
    }
    long largest = given.getLast().size();
    return Optional.of(
        held.containsAll(given)
            ? new Proven("the log extends the given checkpoint of size " + largest)
            : new Stale("the log does not extend a checkpoint that was given"));
  }

  private static Freshness byAge(VerificationTerms terms, Duration maxAge, CosignCover cover) {
    if (terms.witnesses().isNobody()) {
      return new Unproven("a maximum age needs the key of a witness");
    }
    return cover
        .newest()
        .<Freshness>map(time -> byTime(terms, maxAge, time))
        .orElseGet(() -> new Stale(cosignedByNobody(terms)));
  }

  private static String cosignedByNobody(VerificationTerms terms) {
    int needed = terms.witnesses().needed();
    return needed == 1
        ? "no checkpoint that holds is cosigned"
        : "fewer than %d witnesses have cosigned a checkpoint that holds".formatted(needed);
  }

  private static Freshness byTime(VerificationTerms terms, Duration maxAge, Instant newest) {
    boolean young = !newest.plus(maxAge).isBefore(terms.asOf());
    return young ? new Proven("cosigned at " + newest) : new Stale("last cosigned at " + newest);
  }
}
