package com.claresia.hub.application.checkpoint;

import com.claresia.hub.application.append.AppendListener;
import com.claresia.hub.application.behind.Alarm;
import com.claresia.hub.application.behind.Behind;
import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.LogKeys;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs what each tenant's log has come to (C2SP tlog-checkpoint), behind the appends and at most
 * once a second. It signs nothing that does not go on from the newest checkpoint kept, so that
 * several Hubs may do it for one tenant. Thread-safe.
 */
public final class IssueCheckpoint implements AppendListener {
  /** From one checkpoint of a tenant to the next, at the least. */
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final Logger LOG = System.getLogger(IssueCheckpoint.class.getName());

  private final HubStore store;
  private final LogKeys keys;
  private final Extension extension;
  private final KeptCheckpoints kept;
  private final Clock clock;
  private final Behind behind;
  private final Cosigned cosigned;
  private final Map<TenantId, Newest> newest = new ConcurrentHashMap<>();
  private final Map<TenantId, Signed> signed = new ConcurrentHashMap<>();

  /** The same where nothing is cosigned. */
  public IssueCheckpoint(
      HubStore store,
      LogKeys keys,
      LogTiles tiles,
      CheckpointMirror mirror,
      Clock clock,
      Alarm alarm) {
    this(store, keys, tiles, mirror, List.of(), clock, alarm);
  }

  /**
   * Signs with these keys, and keeps what it signed in the store and in the mirror.
   *
   * @param cosigners whoever's line on a checkpoint makes it a cosigned one
   */
  public IssueCheckpoint(
      HubStore store,
      LogKeys keys,
      LogTiles tiles,
      CheckpointMirror mirror,
      List<? extends NoteVerifier> cosigners,
      Clock clock,
      Alarm alarm) {
    this.cosigned = new Cosigned(store, cosigners, clock);
    this.store = store;
    this.keys = keys;
    this.extension = new Extension(tiles);
    this.kept = new KeptCheckpoints(store, mirror, cosigned::holds);
    this.clock = clock;
    this.behind = new Behind("signing a checkpoint", this::issue, INTERVAL, clock, alarm);
  }

  @Override
  public void appended(TenantId tenant, ChainHead head) {
    signed(tenant).grownTo(head, clock.instant());
    behind.signal(tenant);
  }

  private Signed signed(TenantId tenant) {
    return signed.computeIfAbsent(tenant, t -> new Signed());
  }

  /** How far the logs are signed that this process has seen since its start. */
  public LogStatus status() {
    Instant now = clock.instant();
    return new LogStatus(
        signed.values().stream().mapToLong(Signed::records).sum(),
        signed.values().stream()
            .map(each -> each.unsignedFor(now))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO));
  }

  /** Has signed, soon, what a former process left unsigned. Never blocks. */
  public void catchUp(TenantId tenant) {
    behind.signal(tenant);
  }

  /**
   * A checkpoint was cosigned and is kept so in the store: proofs cite it from now on. One without
   * a good line by a cosigner's key is not taken.
   */
  public void cosigned(TenantId tenant, StoredCheckpoint checkpoint) {
    if (cosigned.holds(checkpoint)) {
      cosigned.learn(tenant, checkpoint);
    } else {
      LOG.log(
          Level.WARNING,
          "checkpoint {0} of {1} is not cosigned by any key that is known here",
          Long.toString(checkpoint.size()),
          tenant);
    }
  }

  /**
   * A checkpoint for a proof over a tree of that size, which must not pass the head: the newest
   * cosigned one that is known, or else as {@link #covering} answers.
   *
   * @throws StoreUnavailable if the store does not answer
   */
  public Coverage citable(TenantId tenant, long size) {
    return cosigned
        .covering(tenant, size)
        .<Coverage>map(Coverage.Covered::new)
        .orElseGet(() -> covering(tenant, size));
  }

  /**
   * The newest checkpoint that is kept, without signing another; empty if none has that size.
   *
   * @throws StoreUnavailable if the store does not answer
   */
  public Optional<StoredCheckpoint> kept(TenantId tenant, long size) {
    Newest known = newest(tenant);
    if (!known.covers(size)) {
      store.latestCheckpoint(tenant).ifPresent(known::learn);
    }
    return known.covering(size);
  }

  /**
   * A checkpoint of at least that size, which must not pass the head; if there is none yet, the
   * next one, for which it waits.
   *
   * @throws StoreUnavailable if the store does not answer
   */
  public Coverage covering(TenantId tenant, long size) {
    return kept(tenant, size)
        .<Coverage>map(Coverage.Covered::new)
        .orElseGet(() -> newest(tenant).awaitNext(() -> behind.signal(tenant)));
  }

  private Newest newest(TenantId tenant) {
    return newest.computeIfAbsent(tenant, t -> new Newest());
  }

  private void issue(TenantId tenant) {
    newest(tenant).next(() -> noted(tenant, attempt(tenant)));
  }

  private Coverage noted(TenantId tenant, Coverage coverage) {
    if (coverage instanceof Coverage.Covered(StoredCheckpoint checkpoint)) {
      signed(tenant).signedTo(checkpoint, clock.instant());
    }
    return coverage;
  }

  // The checkpoint is read before the head: another Hub may add to both in between.
  private Coverage attempt(TenantId tenant) {
    List<NoteSigner> signers = keys.signers(tenant);
    if (signers.isEmpty()) {
      return new Coverage.Unsigned("no log key for this tenant");
    }
    Optional<StoredCheckpoint> last = store.latestCheckpoint(tenant);
    ChainHead head = store.head(tenant);
    signed(tenant).grownTo(head, clock.instant());
    if (last.isEmpty()) {
      return sign(tenant, head, signers);
    }
    return last.get().size() == head.size() && last.get().root().equals(head.root())
        ? new Coverage.Covered(last.get())
        : extension
            .contradiction(tenant, last.get(), head)
            .map(reason -> contradicted(tenant, reason))
            .orElseGet(() -> sign(tenant, head, signers));
  }

  private static Coverage contradicted(TenantId tenant, String reason) {
    LOG.log(Level.ERROR, "no checkpoint is signed for {0}: {1}", tenant, reason);
    return new Coverage.Contradicted(reason);
  }

  private Coverage sign(TenantId tenant, ChainHead head, List<NoteSigner> signers) {
    SignedCheckpoint signed =
        Checkpoint.of(tenant.logOrigin(), head.size(), head.root()).signedBy(signers);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    StoredCheckpoint checkpoint =
        new StoredCheckpoint(head.size(), head.root(), now, signed.note().format());
    kept.keep(tenant, checkpoint);
    if (newest(tenant).learnAndSeeNewHour(checkpoint)) {
      kept.thinOut(tenant, now);
    }
    return new Coverage.Covered(checkpoint);
  }
}
