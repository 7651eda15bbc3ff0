package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.application.port.ControlPlane.WitnessOutcome;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.domain.provenance.ConsistencyProof;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.SignatureVerdict;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.provenance.SignedNote;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has one tenant's newest checkpoint cosigned, and keeps it with what was checked of the answer.
 * For one thread at a time.
 */
final class Witnessing {
  /** A cosignature is made fresh well within the hour after which it counts as old. */
  private static final Duration FRESH = Duration.ofMinutes(50);

  private static final Logger LOG = System.getLogger(Witnessing.class.getName());

  private final TenantId tenant;
  private final EnvelopeFeed feed;
  private final ControlPlane controlPlane;
  private final LogTiles tiles;
  private final List<NoteVerifier> cosigners;
  private final RelayEvents events;
  private final Course course;
  private final Clock clock;
  private long witnessed;

  Witnessing(TenantId tenant, Relay.Parts parts, LogTiles tiles, Course course) {
    this.tenant = tenant;
    this.feed = parts.feed();
    this.controlPlane = parts.controlPlane();
    this.cosigners = parts.cosigners();
    this.events = parts.events();
    this.clock = parts.clock();
    this.tiles = tiles;
    this.course = course;
  }

  /** What came of it: nothing more to do for now, or to wait. */
  sealed interface Progress {
    /** The newest checkpoint is cosigned, or there is none that could be. */
    record Done() implements Progress {}

    /** Try again after that; {@code asked} is what the other side asked for. */
    record Wait(Optional<Duration> asked, String reason) implements Progress {}

    /** The control plane has seen another log. */
    record Forked(String reason) implements Progress {}
  }

  /** Submits the newest checkpoint whose entries are all acknowledged, if that is worth while. */
  Progress run(long acknowledged, long witnessedSize) {
    witnessed = Math.max(witnessed, witnessedSize);
    Optional<StoredCheckpoint> newest = feed.newestCheckpoints(tenant, 1).stream().findFirst();
    if (newest.isEmpty() || newest.get().size() > acknowledged) {
      newest.ifPresent(course::waitsForCosignature);
      return new Progress.Done();
    }
    SignedCheckpoint signed = SignedCheckpoint.parse(newest.get().note()).orThrow();
    if (isFresh(signed)) {
      course.cosigned();
      return new Progress.Done();
    }
    course.waitsForCosignature(newest.get());
    return newest.get().size() < witnessed
        ? new Progress.Done()
        : submit(newest.get(), signed, witnessed);
  }

  private boolean isFresh(SignedCheckpoint signed) {
    Instant due = clock.instant().minus(FRESH);
    return signed.newestCosignature(cosigners).filter(due::isBefore).isPresent();
  }

  private Progress submit(StoredCheckpoint kept, SignedCheckpoint signed, long oldSize) {
    ConsistencyProof proof =
        ConsistencyProof.of(oldSize, kept.size(), tiles.nodes(tenant, kept.size()));
    return switch (controlPlane.submit(tenant, signed, proof)) {
      case WitnessOutcome.Cosigned(List<NoteSignature> lines) -> cosigned(kept, signed, lines);
      case WitnessOutcome.OtherSize(long size) -> otherSize(kept, signed, oldSize, size);
      case WitnessOutcome.HashesMissing(Duration pause) ->
          new Progress.Wait(Optional.of(pause), "hashes are missing there");
      case WitnessOutcome.Forked(String reason) -> new Progress.Forked(reason);
      case WitnessOutcome.Refused(String reason) -> {
        // What is in memory may be of a time before the store was restored.
        tiles.forget(tenant);
        yield new Progress.Wait(Optional.empty(), reason);
      }
      case WitnessOutcome.Unavailable(String reason, Optional<Duration> pause) ->
          new Progress.Wait(pause, reason);
    };
  }

  // Another process was faster, or this one has just started; a size that lies is asked about once.
  private Progress otherSize(
      StoredCheckpoint kept, SignedCheckpoint signed, long oldSize, long size) {
    witnessed = size;
    if (size == oldSize || size > kept.size()) {
      return new Progress.Wait(Optional.empty(), "the control plane cosigned size " + size);
    }
    return oldSize == 0 || size > oldSize
        ? submit(kept, signed, size)
        : new Progress.Wait(Optional.empty(), "the control plane went back to size " + size);
  }

  private Progress cosigned(
      StoredCheckpoint kept, SignedCheckpoint signed, List<NoteSignature> lines) {
    List<NoteSignature> good = lines.stream().filter(line -> isGood(signed, line)).toList();
    if (good.isEmpty()) {
      LOG.log(Level.ERROR, "no trusted key made the cosignature of {0}; it is not kept", tenant);
      return new Progress.Wait(Optional.empty(), "the cosignature is by no trusted key");
    }
    StoredCheckpoint cosigned =
        new StoredCheckpoint(
            kept.size(), kept.root(), kept.issuedAt(), note(signed.note(), good).format());
    feed.putCheckpoint(tenant, cosigned);
    witnessed = kept.size();
    course.cosigned();
    events.cosigned(tenant, cosigned);
    return new Progress.Done();
  }

  private boolean isGood(SignedCheckpoint signed, NoteSignature line) {
    return cosigners.stream()
        .anyMatch(
            key -> key.check(signed.note().text(), line) instanceof SignatureVerdict.Cosigned);
  }

  /** A fresh line takes the place of the one by the same key. */
  private static SignedNote note(SignedNote before, List<NoteSignature> fresh) {
    List<NoteSignature> all = new ArrayList<>(before.signatures());
    all.removeIf(old -> fresh.stream().anyMatch(line -> isSameKey(old, line)));
    all.addAll(fresh);
    return new SignedNote(before.text(), all);
  }

  private static boolean isSameKey(NoteSignature a, NoteSignature b) {
    return a.keyId() == b.keyId() && a.name().equals(b.name());
  }
}
