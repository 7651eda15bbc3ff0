package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.SignatureVerdict;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.verification.Anchor.Cosigning;
import com.claresia.hub.domain.verification.Anchor.Origin;
import com.claresia.hub.domain.verification.Finding.OfCheckpoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sorts checkpoints into those that can anchor records and those that are findings themselves. */
final class CheckpointReview {
  private final VerificationTerms terms;

  /** Each once: a folder of checkpoints holds the latest under two names. */
  private final Set<Anchor> anchors = new HashSet<>();

  private final Findings findings = new Findings();
  private long failed;
  private long unsigned;

  private CheckpointReview(VerificationTerms terms) {
    this.terms = terms;
  }

  static CheckpointReview of(
      VerificationTerms terms,
      CheckpointSource<KeptCheckpoint> kept,
      CheckpointSource<SignedCheckpoint> given) {
    CheckpointReview review = new CheckpointReview(terms);
    given.forEach(review::reviewGiven);
    kept.forEach(review::reviewKept);
    return review;
  }

  List<Anchor> anchors() {
    return anchors.stream()
        .sorted(
            Comparator.comparingLong(Anchor::size)
                .thenComparing(Anchor::origin, Comparator.reverseOrder()))
        .toList();
  }

  Findings findings() {
    return findings;
  }

  long failed() {
    return failed;
  }

  long unsigned() {
    return unsigned;
  }

  private void reviewKept(KeptCheckpoint kept) {
    switch (SignedCheckpoint.parse(kept.note())) {
      case Parsed.Malformed<SignedCheckpoint>(String reason) -> fail(kept.size(), reason);
      case Parsed.Valid<SignedCheckpoint>(SignedCheckpoint signed) -> {
        boolean same =
            signed.checkpoint().size() == kept.size()
                && signed.checkpoint().root().equals(kept.root());
        if (same) {
          review(signed, Origin.SIGNED);
        } else {
          fail(kept.size(), "the columns beside the note say something else");
        }
      }
    }
  }

  private void reviewGiven(SignedCheckpoint given) {
    review(given, Origin.GIVEN);
  }

  private void review(SignedCheckpoint signed, Origin origin) {
    long size = signed.checkpoint().size();
    Set<LogSignature> signatures = logSignatures(signed);
    if (!signed.checkpoint().origin().equals(terms.tenant().logOrigin())) {
      fail(size, "the checkpoint is another log's: " + signed.checkpoint().origin());
    } else if (signatures.contains(LogSignature.FAILING)) {
      fail(size, "a signature by a given log key fails");
    } else if (terms.logKeys().isEmpty() || signatures.contains(LogSignature.GOOD)) {
      anchor(signed, origin);
    } else if (origin == Origin.GIVEN) {
      fail(size, "no given log key signed the checkpoint");
    } else {
      unsigned++;
    }
  }

  private void fail(long size, String detail) {
    failed++;
    findings.add(new OfCheckpoint(size, Verdict.TAMPERED, detail));
  }

  private enum LogSignature {
    GOOD,
    FAILING
  }

  private Set<LogSignature> logSignatures(SignedCheckpoint signed) {
    Set<LogSignature> found = EnumSet.noneOf(LogSignature.class);
    for (NoteVerifier key : terms.logKeys()) {
      for (NoteSignature line : signed.note().signatures()) {
        switch (key.check(signed.note().text(), line)) {
          case SignatureVerdict.UnknownKey unknown -> {}
          case SignatureVerdict.Invalid invalid -> found.add(LogSignature.FAILING);
          case SignatureVerdict.Signed good -> found.add(LogSignature.GOOD);
          case SignatureVerdict.Cosigned good -> found.add(LogSignature.GOOD);
        }
      }
    }
    return found;
  }

  private void anchor(SignedCheckpoint signed, Origin origin) {
    long size = signed.checkpoint().size();
    List<Optional<Instant>> cosigned = terms.witnesses().cosignatures(signed);
    Cosigning cosigning = terms.witnesses().isForged(signed) ? Cosigning.INVALID : Cosigning.SOUND;
    if (cosigning == Cosigning.INVALID) {
      findings.add(
          new OfCheckpoint(size, Verdict.COSIGN_INVALID, "a cosignature by a given key fails"));
    }
    Origin reliable = isVouchedFor(origin, cosigned) ? origin : Origin.UNCHECKED;
    anchors.add(new Anchor(size, signed.checkpoint().root(), reliable, cosigned, cosigning));
  }

  // By whoever gave it, by the log's key, or, where no key of the log's is given, by witnesses.
  private boolean isVouchedFor(Origin origin, List<Optional<Instant>> cosigned) {
    return origin == Origin.GIVEN
        || !terms.logKeys().isEmpty()
        || terms.witnesses().areEnough(cosigned);
  }
}
