package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.verification.Finding.OfCheckpoint;
import com.claresia.hub.domain.verification.Finding.OfLoss;
import com.claresia.hub.domain.verification.Finding.OfRange;
import com.claresia.hub.domain.verification.Finding.OfRecord;
import com.claresia.hub.domain.verification.Finding.Unanchored;
import com.claresia.hub.domain.verification.VerificationReport.Checked;
import com.claresia.hub.domain.verification.VerificationReport.CheckpointTally;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what was found out about windows, records and checkpoints into verdicts and findings. */
final class Tally {
  private final VerificationTerms terms;
  private final WindowFold fold;
  private final List<Anchor> anchors;
  private final WindowIndex windows;
  private final CosignCover cover;
  private final long size;
  private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
  private final Findings findings = new Findings();
  private long unanchored;

  Tally(VerificationTerms terms, WindowFold fold, List<Anchor> anchors, long size) {
    this.terms = terms;
    this.fold = fold;
    this.anchors = anchors;
    this.size = size;
    this.windows = new WindowIndex(fold.windows());
    this.cover = CosignCover.of(terms.witnesses(), fold.held());
  }

  Findings findings() {
    return findings;
  }

  private void count(Verdict verdict, long records) {
    counts.merge(verdict, records, Long::sum);
  }

  void countStored(long tampered, long missing) {
    count(Verdict.TAMPERED, tampered);
    count(Verdict.MISSING, missing);
  }

  void countWindows() {
    for (Window window : fold.windows()) {
      switch (windows.state(window)) {
        case ANCHORED -> countAnchored(window);
        case ALTERED -> {
          unanchored += window.sound();
          findings.add(altered(window));
        }
        case GAPPED -> {
          unanchored += window.sound();
          findings.add(unanchored(window, "rows are missing, so no checkpoint can be computed"));
        }
        case UNREACHED, OPEN -> countUnreached(window);
      }
    }
  }

  private void countAnchored(Window window) {
    Verdict verdict = cover.verdict(window);
    count(verdict, window.sound());
    if (verdict == Verdict.COSIGN_INVALID) {
      findings.add(range(window, verdict, "the cosignature over these records fails"));
    } else if (verdict == Verdict.COSIGN_PENDING && isOverdue(window)) {
      findings.add(range(window, verdict, cover.pending()));
    }
  }

  // What only the store vouches for cannot win time by being dated ahead.
  private boolean isOverdue(Window window) {
    return terms.haveToBeCosigned(window.recorded())
        || (!window.isTrusted() && terms.lieAhead(window.recorded()));
  }

  private void countUnreached(Window window) {
    unanchored += window.sound();
    if (windows.isDistrusted(window)) {
      return;
    }
    if (!window.anchors().isEmpty() || windows.isAfterDamage(window)) {
      findings.add(unanchored(window, "records before these are damaged"));
    } else if (terms.haveToBeSigned(window.recorded())) {
      findings.add(unanchored(window, "no checkpoint covers these records"));
    }
  }

  private Finding altered(Window window) {
    return new OfRange(
        windows.lastTrustedBefore(window),
        window.end(),
        Verdict.TAMPERED,
        "the records do not lead to the checkpoint of size " + window.end());
  }

  private static Finding unanchored(Window window, String detail) {
    return new Unanchored(window.begin(), window.end(), detail);
  }

  private static Finding range(Window window, Verdict verdict, String detail) {
    return new OfRange(window.begin(), window.end(), verdict, detail);
  }

  void countTwins(List<RecordIds.Twin> twins) {
    for (RecordIds.Twin twin : twins) {
      Window window = windows.at(twin.seq());
      if (windows.state(window) == Window.State.ANCHORED) {
        count(cover.verdict(window), -1);
      } else {
        unanchored--;
      }
      count(Verdict.TAMPERED, 1);
      String detail = "another record stands for this record_id too, at an earlier place";
      findings.add(new OfRecord(twin.seq(), twin.id(), Verdict.TAMPERED, detail));
    }
  }

  /** Only an event that a checkpoint holds excuses a record without content, or explains it. */
  void countBare(IdList bare, IdList erasures, Losses losses) {
    Erasures events = Erasures.of(erasures, this::isAnchored, bare);
    BareFindings missing =
        new BareFindings(findings, losses.where(loss -> isAnchored(loss.eventSeq())));
    for (int i = 0; i < bare.size(); i++) {
      boolean excused = events.excuse(bare.seq(i), bare.id(i));
      count(excused ? Verdict.ERASED : Verdict.MISSING, 1);
      if (!excused) {
        missing.add(bare.seq(i), bare.id(i));
      }
    }
    missing.end();
    countBareBeyondBound(bare);
  }

  private boolean isAnchored(long seq) {
    return windows.state(windows.at(seq)) == Window.State.ANCHORED;
  }

  private void countBareBeyondBound(IdList bare) {
    long rest = bare.total() - bare.size();
    if (rest > 0) {
      count(Verdict.MISSING, rest);
      String detail = rest + " more records without content than can be told apart";
      findings.add(new OfRange(0, size, Verdict.MISSING, detail));
    }
  }

  void judgeCheckpoints() {
    for (Anchor anchor : anchors) {
      if (!fold.held().contains(anchor)) {
        judgeFailed(anchor);
      }
    }
  }

  private void judgeFailed(Anchor anchor) {
    if (anchor.size() > size) {
      String detail = "the log ends at " + size + ", before this checkpoint";
      findings.add(new OfCheckpoint(anchor.size(), Verdict.MISSING, detail));
    } else if (anchor.origin() == Anchor.Origin.GIVEN) {
      String detail = "the log does not extend this checkpoint";
      findings.add(new OfCheckpoint(anchor.size(), Verdict.TAMPERED, detail));
    } else if (anchor.size() == 0 || windows.isAnchoredBefore(anchor.size())) {
      String detail = "the records lead to another root, and other checkpoints hold over them";
      findings.add(new OfCheckpoint(anchor.size(), Verdict.TAMPERED, detail));
    }
  }

  VerificationReport report(CheckpointReview review, long idsCompared) {
    long failed = review.failed() + anchors.size() - fold.held().size();
    CheckpointTally checkpoints =
        new CheckpointTally(
            fold.held().size(),
            failed,
            review.unsigned(),
            terms.logKeys().isEmpty() ? Checked.NOT_CHECKED : Checked.CHECKED,
            terms.witnesses().isNobody() ? Checked.NOT_CHECKED : Checked.CHECKED,
            terms.witnesses().needed(),
            terms.witnesses().keys().size());
    List<Finding> merged = merged(findings.bySeq());
    long total = findings.total() - (findings.kept().size() - merged.size());
    Freshness freshness = FreshnessRule.of(terms, anchors, fold.held(), cover);
    return new VerificationReport(
        terms.tenant(),
        size,
        counts,
        unanchored,
        merged,
        total,
        freshness,
        checkpoints,
        idsCompared);
  }

  /** Neighbouring ranges of which the same is said become one; single records stay single. */
  private List<Finding> merged(List<Finding> sorted) {
    Map<Object, List<Finding>> byStatement = new LinkedHashMap<>();
    for (Finding finding : sorted) {
      Finding refined = fold.disputes().refine(finding);
      List<Finding> same =
          byStatement.computeIfAbsent(
              List.of(refined.getClass(), refined.detail()), k -> new ArrayList<>());
      Optional<Finding> joined = same.isEmpty() ? Optional.empty() : join(same.getLast(), refined);
      joined.ifPresent(ignored -> same.removeLast());
      same.add(joined.orElse(refined));
    }
    return byStatement.values().stream().flatMap(List::stream).sorted(Findings.BY_SEQ).toList();
  }

  private static Optional<Finding> join(Finding left, Finding right) {
    if (left.to() != right.from()) {
      return Optional.empty();
    }
    return switch (left) {
      case OfRange(long from, long to, Verdict verdict, String detail) ->
          right instanceof OfRange(long next, long last, Verdict same, String again)
                  && same == verdict
              ? Optional.of(new OfRange(from, last, verdict, detail))
              : Optional.empty();
      case Unanchored(long from, long to, String detail) ->
          right instanceof Unanchored(long next, long last, String again)
              ? Optional.of(new Unanchored(from, last, detail))
              : Optional.empty();
      case OfRecord record -> Optional.empty();
      case OfLoss loss -> Optional.empty();
      case OfCheckpoint checkpoint -> Optional.empty();
    };
  }
}
