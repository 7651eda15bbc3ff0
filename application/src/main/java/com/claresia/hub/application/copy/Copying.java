package com.claresia.hub.application.copy;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.RangeBuilder;
import com.claresia.hub.domain.record.Leaf;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.ChainVerification;
import com.claresia.hub.domain.verification.Finding;
import com.claresia.hub.domain.verification.KeptCheckpoint;
import com.claresia.hub.domain.verification.LeafHints;
import com.claresia.hub.domain.verification.RangeVerifier;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One copy: window by window the source is read, what the target lacks is written, and the target
 * is read back and compared. What an earlier run wrote is compared before anything is added to it.
 * For one thread.
 */
final class Copying {
  /** Places in a window; what is held of them in memory is 2 MB. */
  private static final long WINDOW = 16_384;

  private final HubStore source;
  private final HubStore target;
  private final TenantId tenant;
  private final long size;
  private final CopyProgress progress;
  private final List<StoredCheckpoint> checkpoints;
  private final ChainVerification verification;
  private final ChainHead start;
  private final SegmentWriter writer;
  private final RangeBuilder tree = RangeBuilder.at(0);
  private long withoutContent;
  private long dropped;

  Copying(
      HubStore source,
      HubStore target,
      CopyRequest request,
      Supplier<UUID> commitIds,
      long size,
      CopyProgress progress) {
    this.source = source;
    this.target = target;
    this.tenant = request.tenant();
    this.size = size;
    this.progress = progress;
    // Those of a log that grew meanwhile are for the next time.
    checkpoints = source.checkpoints(tenant).stream().filter(c -> c.size() <= size).toList();
    verification =
        ChainVerification.begin(
            request.terms(),
            checkpoints.stream()
                .map(c -> new KeptCheckpoint(c.size(), c.root(), c.note()))
                .toList(),
            List.of(),
            LeafHints.none(),
            request.fingerprintKey());
    start = target.head(tenant);
    writer = new SegmentWriter(target, tenant, commitIds, start);
  }

  CopyResult run() {
    long known = Math.min(start.size(), size);
    return windows(new SeqRange(0, known), leaf -> {})
        .or(() -> notTheEnd(known))
        .or(() -> windows(new SeqRange(known, size), this::write))
        .or(this::judge)
        .orElseGet(this::finish);
  }

  /** Each window of the range, until one of them is the last for some reason. */
  private Optional<CopyResult> windows(SeqRange range, Consumer<Leaf> leaves) {
    Optional<CopyResult> stop = Optional.empty();
    for (long from = range.from(); from < range.to() && stop.isEmpty(); from += WINDOW) {
      stop = window(new SeqRange(from, Math.min(range.to(), from + WINDOW)), leaves);
      progress.at(CopyProgress.Step.COPYING, Math.min(range.to(), from + WINDOW), size);
    }
    return stop;
  }

  private Optional<CopyResult> window(SeqRange places, Consumer<Leaf> leaves) {
    SourceWindow read = SourceWindow.read(source, tenant, places, leaves);
    writer.flush();
    return writer.stopped().or(read::unsound).or(() -> compare(places, read));
  }

  private void write(Leaf leaf) {
    long before = writer.size();
    writer.add(leaf);
    if (writer.size() != before) {
      progress.at(CopyProgress.Step.COPYING, writer.size(), size);
    }
  }

  private Optional<CopyResult> compare(SeqRange places, SourceWindow read) {
    RangeVerifier verifier = verification.range(places.from(), places.to());
    TargetWindow window = new TargetWindow(target, tenant, places, read, verifier);
    window.compare();
    verification.add(verifier.finish());
    OptionalLong different = window.firstDifference();
    if (different.isPresent()) {
      return Optional.of(another(different.getAsLong(), read));
    }
    dropped += window.dropErased();
    withoutContent += read.outline().withoutContent();
    read.outline().addTo(tree);
    return unequal(window.findings());
  }

  private CopyResult another(long seq, SourceWindow read) {
    Finding finding =
        CopyFindings.tampered(seq, read.outline().id(seq), "the copy is not what was written");
    return seq < start.size()
        ? new CopyResult.AnotherLog(seq)
        : new CopyResult.CopyUnequal(List.of(finding));
  }

  private static Optional<CopyResult> unequal(List<Finding> findings) {
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(new CopyResult.CopyUnequal(findings));
  }

  /** Why nothing may be added to what the target had at the start. */
  private Optional<CopyResult> notTheEnd(long known) {
    if (start.size() > size) {
      return Optional.of(new CopyResult.TargetAhead(start.size(), size));
    }
    return start.frontier().equals(tree.toFrontier())
        ? Optional.empty()
        : Optional.of(new CopyResult.AnotherLog(Math.max(0, known - 1)));
  }

  /** Why the copy is not good although each place was equal. */
  private Optional<CopyResult> judge() {
    ChainHead end = target.head(tenant);
    return end.frontier().equals(tree.toFrontier())
        ? unequal(CopyFindings.forbidding(verification.report()))
        : Optional.of(new CopyResult.OtherWriter(end));
  }

  private CopyResult finish() {
    Set<StoredCheckpoint> there = Set.copyOf(target.checkpoints(tenant));
    List<StoredCheckpoint> lacking =
        checkpoints.stream().filter(checkpoint -> !there.contains(checkpoint)).toList();
    lacking.forEach(checkpoint -> target.putCheckpoint(tenant, checkpoint));
    return new CopyResult.Copied(
        tenant,
        size,
        tree.toFrontier().root(),
        start.size(),
        withoutContent,
        dropped,
        lacking.size());
  }
}
