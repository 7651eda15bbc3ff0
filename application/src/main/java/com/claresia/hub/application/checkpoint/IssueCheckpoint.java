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
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs what each tenant's log has come to (C2SP tlog-checkpoint), behind the appends and at most
 * once a second. It signs nothing that does not go on from the newest checkpoint kept, so that
 * several Hubs may do it for one tenant; nor from the newest mirrored one and from what this
 * process itself committed and signed, so that no restore of the store makes it sign a fork.
 * Thread-safe.
 */
public final class IssueCheckpoint implements AppendListener {
  /** From one checkpoint of a tenant to the next, at the least. */
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final Logger LOG = System.getLogger(IssueCheckpoint.class.getName());

  private final HubStore store;
  private final Pasts pasts;
  private final SignHead signing;
  private final Clock clock;
  private final Behind behind;
  private final Cosigned cosigned;
  private final Map<TenantId, Newest> newest = new ConcurrentHashMap<>();
  private final Map<TenantId, Signed> signed = new ConcurrentHashMap<>();
  private final Refusals refusals;

  /** The same where nothing is cosigned, and nobody is told of a log that is behind. */
  public IssueCheckpoint(
      HubStore store,
      LogKeys keys,
      LogTiles tiles,
      CheckpointMirror mirror,
      Clock clock,
      Alarm alarm) {
    this(store, keys, tiles, mirror, List.of(), LogWatch.none(), clock, alarm);
  }

  /**
   * Signs with these keys, and keeps what it signed in the store and in the mirror.
   *
   * @param cosigners whoever's line on a checkpoint makes it a cosigned one
   * @param watch is told of logs that are shorter than they are known to have been
   */
  public IssueCheckpoint(
      HubStore store,
      LogKeys keys,
      LogTiles tiles,
      CheckpointMirror mirror,
      List<? extends NoteVerifier> cosigners,
      LogWatch watch,
      Clock clock,
      Alarm alarm) {
    this.cosigned = new Cosigned(store, cosigners, clock);
    this.store = store;
    this.pasts = new Pasts(mirror, keys);
    this.signing =
        new SignHead(
            store,
            keys,
            pasts,
            new Extension(store, tiles),
            new KeptCheckpoints(store, mirror, cosigned::holds),
            watch,
            clock);
    this.clock = clock;
    this.behind = new Behind("signing a checkpoint", this::issue, INTERVAL, clock, alarm);
    this.refusals = new Refusals(alarm, behind::signal);
  }

  @Override
  public void appended(TenantId tenant, ChainHead head) {
    pasts.committed(tenant, head);
    signed(tenant).grownTo(head, clock.instant());
    behind.signal(tenant);
  }

  @Override
  public void behind(TenantId tenant) {
    behind.signal(tenant);
  }

  private Signed signed(TenantId tenant) {
    return signed.computeIfAbsent(tenant, t -> new Signed());
  }

  /** How far the logs are signed that this process has seen since its start. */
  public LogStatus status() {
    return LogStatus.of(signed.values(), clock.instant());
  }

  /**
   * Tells {@link LogWatch} of each log that is shorter than the mirror knows it to have been. A
   * store that takes longer than ten seconds over it is not waited for; what does not answer is
   * asked again before anything is signed.
   */
  public void lookBeforeServing(Collection<TenantId> tenants) {
    signing.look(tenants, this::newest);
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
    newest(tenant).next(() -> attempt(tenant));
  }

  private Coverage attempt(TenantId tenant) {
    Coverage coverage = signing.attempt(tenant, newest(tenant), signed(tenant));
    switch (coverage) {
      case Coverage.Covered(StoredCheckpoint checkpoint) -> {
        signed(tenant).signedTo(checkpoint, clock.instant());
        refusals.signed(tenant);
      }
      case Coverage.Unsigned unsigned -> {}
      case Coverage.Contradicted(String reason) -> refusals.refused(tenant, reason);
    }
    return coverage;
  }
}
