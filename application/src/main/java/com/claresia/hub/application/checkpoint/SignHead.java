package com.claresia.hub.application.checkpoint;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.LogKeys;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Signs a log's head, unless the log does not go on from all that it is known to have been. */
final class SignHead {
  /** A start waits no longer for the store. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Logger LOG = System.getLogger(IssueCheckpoint.class.getName());

  private final HubStore store;
  private final LogKeys keys;
  private final Pasts pasts;
  private final Extension extension;
  private final KeptCheckpoints kept;
  private final LogWatch watch;
  private final InstantSource time;

  SignHead(
      HubStore store,
      LogKeys keys,
      Pasts pasts,
      Extension extension,
      KeptCheckpoints kept,
      LogWatch watch,
      InstantSource time) {
    this.store = store;
    this.keys = keys;
    this.pasts = pasts;
    this.extension = extension;
    this.kept = kept;
    this.watch = watch;
    this.time = time;
  }

  /** Tells which logs are shorter than they are known to have been, and signs nothing. */
  void look(Collection<TenantId> tenants, Function<TenantId, Newest> newest) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    tenants.forEach(tenant -> threads.execute(() -> look(tenant, newest.apply(tenant))));
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "logs are still held against the mirror while the Hub starts");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(TenantId tenant, Newest newest) {
    List<Past> known = pasts.of(tenant, newest);
    try {
      if (!known.isEmpty()) {
        extension
            .shortfall(tenant, known, store.head(tenant))
            .ifPresent(reason -> watch.behind(tenant, reason));
      }
    } catch (StoreUnavailable e) {
      LOG.log(Level.WARNING, "how long the log of " + tenant + " is cannot be told yet", e);
    }
  }

  /**
   * The checkpoint of the head, signed if there is none yet.
   *
   * @throws StoreUnavailable if the store does not answer
   */
  Coverage attempt(TenantId tenant, Newest newest, Signed signed) {
    List<NoteSigner> signers = keys.signers(tenant);
    if (signers.isEmpty()) {
      return new Coverage.Unsigned("no log key for this tenant");
    }
    // All of them are read before the head: another Hub may add to each in between.
    List<Past> known = new ArrayList<>(pasts.of(tenant, newest));
    Optional<StoredCheckpoint> last = store.latestCheckpoint(tenant);
    last.map(Past::stored).ifPresent(known::add);
    ChainHead head = store.head(tenant);
    signed.grownTo(head, time.instant());
    return refusal(tenant, known, head)
        .or(() -> last.filter(c -> Past.stored(c).is(head)).map(Coverage.Covered::new))
        .orElseGet(() -> sign(tenant, newest, head, signers));
  }

  private Optional<Coverage> refusal(TenantId tenant, List<Past> known, ChainHead head) {
    Optional<String> shortfall = extension.shortfall(tenant, known, head);
    if (shortfall.isPresent()) {
      watch.behind(tenant, shortfall.get());
      return shortfall.map(Coverage.Contradicted::new);
    }
    Optional<String> contradiction = extension.contradiction(tenant, known, head);
    if (contradiction.isEmpty()) {
      watch.level(tenant);
    }
    return contradiction.map(Coverage.Contradicted::new);
  }

  private Coverage sign(TenantId tenant, Newest newest, ChainHead head, List<NoteSigner> signers) {
    SignedCheckpoint signed =
        Checkpoint.of(tenant.logOrigin(), head.size(), head.root()).signedBy(signers);
    Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    StoredCheckpoint checkpoint =
        new StoredCheckpoint(head.size(), head.root(), now, signed.note().format());
    kept.keep(tenant, checkpoint);
    if (newest.learnAndSeeNewHour(checkpoint)) {
      kept.thinOut(tenant, now);
    }
    return new Coverage.Covered(checkpoint);
  }
}
