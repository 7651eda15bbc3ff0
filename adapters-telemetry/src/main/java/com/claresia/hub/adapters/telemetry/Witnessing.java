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
  private long told;

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
    learn(acknowledged, witnessedSize);
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
    return newest.get().size() < witnessed ? claims(witnessed) : submit(newest.get(), signed);
  }

  // What was told is older than what was done since; and what cannot be is not believed.
  private void learn(long acknowledged, long witnessedSize) {
    if (witnessedSize != told && witnessedSize <= acknowledged) {
      witnessed = witnessedSize;
    }
    told = witnessedSize;
  }

  private static Progress claims(long size) {
    return new Progress.Wait(
        Optional.empty(),
        "the control plane claims size " + size + ", for which nothing is signed");
  }

  private boolean isFresh(SignedCheckpoint signed) {
    Instant due = clock.instant().minus(FRESH);
    return signed.newestCosignature(cosigners).filter(due::isBefore).isPresent();
  }

  // Another process was faster, or this one has just started: a size that is told is tried once.
  private Progress submit(StoredCheckpoint kept, SignedCheckpoint signed) {
    WitnessOutcome outcome = submit(kept, signed, witnessed);
    if (outcome instanceof WitnessOutcome.OtherSize(long size)
        && size != witnessed
        && size <= kept.size()) {
      witnessed = size;
      outcome = submit(kept, signed, size);
    }
    return progress(kept, signed, outcome);
  }

  private WitnessOutcome submit(StoredCheckpoint kept, SignedCheckpoint signed, long oldSize) {
    ConsistencyProof proof =
        ConsistencyProof.of(oldSize, kept.size(), tiles.nodes(tenant, kept.size()));
    return controlPlane.submit(tenant, signed, proof);
  }

  private Progress progress(
      StoredCheckpoint kept, SignedCheckpoint signed, WitnessOutcome outcome) {
    return switch (outcome) {
      case WitnessOutcome.Cosigned(List<NoteSignature> lines) -> cosigned(kept, signed, lines);
      case WitnessOutcome.OtherSize(long size) -> {
        witnessed = size <= kept.size() ? size : witnessed;
        yield claims(size);
      }
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

  private Progress cosigned(
      StoredCheckpoint kept, SignedCheckpoint signed, List<NoteSignature> lines) {
    List<NoteSignature> good =
        lines.stream().filter(line -> time(signed, line).isPresent()).toList();
    if (good.isEmpty()) {
      LOG.log(Level.ERROR, "no trusted key made the cosignature of {0}; it is not kept", tenant);
      return new Progress.Wait(Optional.empty(), "the cosignature is by no trusted key");
    }
    List<NoteSignature> fresh = good.stream().filter(line -> isNewest(signed, line)).toList();
    if (fresh.isEmpty()) {
      return new Progress.Wait(Optional.empty(), "the cosignature is older than the one it had");
    }
    keep(kept, note(signed.note(), fresh));
    return new Progress.Done();
  }

  private void keep(StoredCheckpoint kept, SignedNote note) {
    StoredCheckpoint cosigned =
        new StoredCheckpoint(kept.size(), kept.root(), kept.issuedAt(), note.format());
    feed.putCheckpoint(tenant, cosigned);
    witnessed = kept.size();
    course.cosigned();
    events.cosigned(tenant, cosigned);
  }

  /** As of when a trusted key made this line; empty if none did. */
  private Optional<Instant> time(SignedCheckpoint signed, NoteSignature line) {
    return cosigners.stream()
        .map(key -> key.check(signed.note().text(), line))
        .filter(SignatureVerdict.Cosigned.class::isInstance)
        .map(verdict -> ((SignatureVerdict.Cosigned) verdict).time())
        .findFirst();
  }

  /** Whether no line by the same key is there that is newer: an old answer may be repeated. */
  private boolean isNewest(SignedCheckpoint signed, NoteSignature line) {
    Instant time = time(signed, line).orElse(Instant.MIN);
    return signed.note().signatures().stream()
        .filter(other -> isSameKey(other, line))
        .noneMatch(other -> time(signed, other).filter(time::isBefore).isPresent());
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
