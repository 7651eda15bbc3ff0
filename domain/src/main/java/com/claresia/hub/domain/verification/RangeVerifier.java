package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.RecordScanner;
import com.claresia.hub.domain.verification.Finding.OfRange;
import com.claresia.hub.domain.verification.Finding.OfRecord;
import com.claresia.hub.domain.verification.StoredLeaf.Slice;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Re-hashes the leaves of one range, in the order of {@code seq}: each content, each leaf and the
 * tree over them. Several ranges can be verified at once, each by a verifier of its own, which is
 * for one thread. Memory is bounded whatever the range.
 */
public final class RangeVerifier {
  private final long begin;
  private final long end;
  private final long[] cuts;
  private final RecordIds ids;
  private final MetIds met = new MetIds();
  private final ColumnCheck columns;
  private final MerkleHasher hasher = new MerkleHasher();
  private final RecordScanner record = new RecordScanner();
  private final byte[] computed = new byte[Hash.LENGTH];
  private final StretchRecorder stretches;
  private final List<Part> parts = new ArrayList<>();
  private final Findings findings = new Findings();
  private final IdList bare = new IdList();
  private final IdList erasures = new IdList();
  private final Losses losses = new Losses();
  private final Map<Long, byte[]> frontiers = new HashMap<>();
  private long next;
  private long partBegin;
  private int nextCut;
  private long tampered;
  private long missing;
  private long sound;
  private long oldest = RecordedSpan.NONE.oldest();
  private long newest = RecordedSpan.NONE.newest();

  RangeVerifier(long begin, long end, long[] cuts, VerificationTerms terms, RecordIds ids) {
    this.begin = begin;
    this.end = end;
    this.cuts = cuts;
    this.ids = ids;
    this.columns = new ColumnCheck(terms.tenant());
    this.stretches = new StretchRecorder(begin);
    this.next = begin;
    this.partBegin = begin;
    int at = Arrays.binarySearch(cuts, begin + 1);
    this.nextCut = at < 0 ? -at - 1 : at;
  }

  /**
   * Takes the next leaf. Places that were left out before it are missing.
   *
   * @throws IllegalArgumentException where the leaf lies outside the range
   */
  public void accept(StoredLeaf leaf) {
    if (isNext(leaf)) {
      keepFrontier(leaf);
      if (leaf.content().isPresent()) {
        verify(leaf);
      } else {
        bare.add(leaf.seq(), leaf.idMost(), leaf.idLeast());
        stretches.agree(leaf.hash().buffer(), leaf.hash().offset());
      }
      advance();
    }
  }

  /**
   * Takes the next leaf by its stored hash alone: for places outside what is to be verified, over
   * which the tree is built all the same. An event is listened to wherever it stands, since what it
   * says may be of a place that is to be verified.
   */
  public void acceptUnverified(StoredLeaf leaf) {
    if (isNext(leaf)) {
      keepFrontier(leaf);
      stretches.agree(leaf.hash().buffer(), leaf.hash().offset());
      if (HubEventScan.mayBeEvent(leaf) && isHashed(leaf) && isRecord(leaf)) {
        listen(leaf);
      }
      advance();
    }
  }

  private boolean isNext(StoredLeaf leaf) {
    if (leaf.seq() < begin || leaf.seq() >= end) {
      throw new IllegalArgumentException(leaf.seq() + " is not in [" + begin + ", " + end + ")");
    }
    if (leaf.seq() < next) {
      tampered(leaf, "the place is taken twice");
      return false;
    }
    missUntil(leaf.seq());
    return true;
  }

  /** The result; what was not seen up to the end of the range is missing. */
  public VerifiedRange finish() {
    missUntil(end);
    lookUpIds();
    if (partBegin < end) {
      endPart();
    }
    return new VerifiedRange(
        begin,
        end,
        List.copyOf(parts),
        findings,
        tampered,
        missing,
        bare,
        erasures,
        losses,
        frontiers);
  }

  /** How far the range is verified. */
  public long position() {
    return next;
  }

  private void missUntil(long seq) {
    if (next < seq) {
      missing += seq - next;
      findings.add(new OfRange(next, seq, Verdict.MISSING, "nothing is stored here"));
    }
    while (next < seq) {
      long to = nextCut < cuts.length ? Math.min(seq, cuts[nextCut]) : seq;
      stretches.absent(to);
      next = to;
      endPartAtCut();
    }
  }

  private void advance() {
    next++;
    endPartAtCut();
  }

  private void endPartAtCut() {
    if (nextCut < cuts.length && cuts[nextCut] == next) {
      nextCut++;
      endPart();
    }
  }

  private void endPart() {
    parts.add(new Part(partBegin, next, stretches.cut(), sound, new RecordedSpan(oldest, newest)));
    partBegin = next;
    sound = 0;
    oldest = RecordedSpan.NONE.oldest();
    newest = RecordedSpan.NONE.newest();
  }

  private void verify(StoredLeaf leaf) {
    if (isHashed(leaf)) {
      stretches.agree(computed, 0);
      verifyColumns(leaf);
    } else {
      stretches.dispute(computed, 0, leaf.hash().buffer(), leaf.hash().offset());
      tampered(leaf, Disputes.OPEN);
    }
  }

  /** Whether the content hashes to what is stored; from now on {@code computed} is its hash. */
  private boolean isHashed(StoredLeaf leaf) {
    Slice content = leaf.content();
    hasher.plain(content.buffer(), content.offset(), content.length(), computed, 0);
    int offset = leaf.hash().offset();
    return Arrays.equals(
        computed, 0, Hash.LENGTH, leaf.hash().buffer(), offset, offset + Hash.LENGTH);
  }

  private boolean isRecord(StoredLeaf leaf) {
    Slice content = leaf.content();
    return record.scan(content.buffer(), content.offset(), content.offset() + content.length());
  }

  private void verifyColumns(StoredLeaf leaf) {
    if (!isRecord(leaf)) {
      tampered(leaf, "the content is no record in canonical form");
      return;
    }
    String difference = columns.difference(leaf, record);
    if (!difference.isEmpty()) {
      tampered(leaf, difference);
    } else {
      countSound(leaf);
    }
  }

  private void countSound(StoredLeaf leaf) {
    met.add(leaf.idMost(), leaf.idLeast(), leaf.seq());
    if (met.isFull()) {
      lookUpIds();
    }
    sound++;
    oldest = Math.min(oldest, leaf.recordedAtMicros());
    newest = Math.max(newest, leaf.recordedAtMicros());
    listen(leaf);
  }

  private void listen(StoredLeaf leaf) {
    switch (HubEventScan.read(leaf.content().buffer(), record)) {
      case HubEventScan.Said.Nothing() -> {}
      case HubEventScan.Said.Erased(RecordId id) -> erasures.add(leaf.seq(), id.value());
      case HubEventScan.Said.Lost(long first, long last) ->
          losses.add(new Losses.Loss(first, last + 1, leaf.seq(), leaf.id()));
    }
  }

  private void lookUpIds() {
    ids.meet(met);
    met.clear();
  }

  private void tampered(StoredLeaf leaf, String detail) {
    tampered++;
    findings.add(new OfRecord(leaf.seq(), leaf.id(), Verdict.TAMPERED, detail));
  }

  private void keepFrontier(StoredLeaf leaf) {
    Slice frontier = leaf.frontier();
    if (frontier.length() < Long.BYTES) {
      return;
    }
    long size = ByteBuffer.wrap(frontier.buffer()).getLong(frontier.offset());
    if (size == leaf.seq() + 1 && Arrays.binarySearch(cuts, size) >= 0) {
      int from = frontier.offset();
      frontiers.put(size, Arrays.copyOfRange(frontier.buffer(), from, from + frontier.length()));
    }
  }
}
