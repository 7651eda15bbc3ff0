package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The verification of one tenant's log, from its stored leaves alone: make a {@link RangeVerifier}
 * for each range, feed it the leaves (in parallel, if wanted), {@link #add} the results from left
 * to right, and ask for the {@link #report}. How the log is cut into ranges makes no difference.
 *
 * <p>Nothing stored is trusted but what leads to a checkpoint. {@link #range} is thread-safe; the
 * rest is for one thread.
 */
public final class ChainVerification {
  private final VerificationTerms terms;
  private final CheckpointReview review;
  private final Map<Long, List<Anchor>> anchors;
  private final long[] cuts;
  private final RecordIds ids;
  private final WindowFold fold;
  private final Findings findings = new Findings();
  private final IdList bare = new IdList();
  private final IdList erasures = new IdList();
  private final Losses losses = new Losses();
  private long position;
  private long tampered;
  private long missing;

  private ChainVerification(
      VerificationTerms terms, CheckpointReview review, LeafHints hints, long fingerprintKey) {
    this.terms = terms;
    this.review = review;
    this.anchors =
        review.anchors().stream()
            .collect(Collectors.groupingBy(Anchor::size, TreeMap::new, Collectors.toList()));
    this.cuts = anchors.keySet().stream().mapToLong(Long::longValue).filter(s -> s > 0).toArray();
    this.ids = new RecordIds(fingerprintKey);
    this.fold = new WindowFold(anchors, hints);
  }

  /**
   * Begins a verification.
   *
   * @param terms what the log is held against
   * @param kept the checkpoints that the store has
   * @param given checkpoints kept elsewhere, which the log has to extend
   * @param hints leaf hashes remembered somewhere, to get past rows that are gone
   * @param fingerprintKey a random number, so that nobody can make two ids look alike
   */
  public static ChainVerification begin(
      VerificationTerms terms,
      CheckpointSource<KeptCheckpoint> kept,
      CheckpointSource<SignedCheckpoint> given,
      LeafHints hints,
      long fingerprintKey) {
    CheckpointReview review = CheckpointReview.of(terms, kept, given);
    return new ChainVerification(terms, review, hints, fingerprintKey);
  }

  /** Begins a verification with checkpoints that are in memory. */
  public static ChainVerification begin(
      VerificationTerms terms,
      List<KeptCheckpoint> kept,
      List<SignedCheckpoint> given,
      LeafHints hints,
      long fingerprintKey) {
    return begin(terms, kept::forEach, given::forEach, hints, fingerprintKey);
  }

  /**
   * The largest size that a usable checkpoint has. Ranges have to reach at least this far, even
   * where the store says that it ends before: what is not there is missing.
   */
  public long reach() {
    return cuts.length == 0 ? 0 : cuts[cuts.length - 1];
  }

  /** A verifier for the leaves {@code [from, to)}. */
  public RangeVerifier range(long from, long to) {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("not a range: [" + from + ", " + to + ")");
    }
    return new RangeVerifier(from, to, cuts, terms, ids);
  }

  /**
   * Takes the next range's result.
   *
   * @throws IllegalArgumentException where it does not begin where the last one ended
   */
  public void add(VerifiedRange range) {
    if (range.begin() != position) {
      throw new IllegalArgumentException(
          "expected the range from " + position + ", not from " + range.begin());
    }
    range.parts().forEach(part -> fold.add(part, range.frontiers()));
    findings.addAll(range.findings());
    bare.addAll(range.bare());
    erasures.addAll(range.erasures());
    losses.addAll(range.losses());
    tampered += range.tampered();
    missing += range.missing();
    position = range.end();
  }

  /** The report over what was added; to be asked for once, at the end. */
  public VerificationReport report() {
    fold.finish();
    anchors.getOrDefault(0L, List.of()).stream()
        .filter(anchor -> anchor.root().equals(Frontier.empty().root()))
        .forEach(fold.held()::add);
    Tally tally = new Tally(terms, fold, review.anchors(), position);
    tally.countStored(tampered, missing);
    tally.countWindows();
    tally.countTwins(ids.twins());
    tally.countBare(bare, erasures, losses);
    tally.judgeCheckpoints();
    tally.findings().addAll(review.findings());
    tally.findings().addAll(findings);
    return tally.report(review, ids.size());
  }
}
