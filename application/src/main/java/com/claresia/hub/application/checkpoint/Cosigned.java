package com.claresia.hub.application.checkpoint;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Each tenant's newest checkpoint with a good line by one of the cosigners' keys, as far as this
 * process knows: it was told, or it has looked among those that the store keeps. Thread-safe.
 */
final class Cosigned {
  /** Between two looks into the store where what is known does not reach far enough. */
  private static final Duration IMPATIENT = Duration.ofSeconds(1);

  /** Between two looks where it does: other processes have newer ones cosigned. */
  private static final Duration PATIENT = Duration.ofMinutes(1);

  private static final int LOOKED_AT = 16;

  /** At the first look: an hour's, for a Hub that starts while the control plane is away. */
  private static final int FIRST_LOOKED_AT = 4_096;

  private final HubStore store;
  private final List<NoteVerifier> cosigners;
  private final InstantSource time;
  private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

  private static final class Known {
    volatile Optional<StoredCheckpoint> newest = Optional.empty();
    volatile Instant lookedAt = Instant.MIN;

    Optional<StoredCheckpoint> covering(long size) {
      return newest.filter(checkpoint -> checkpoint.size() >= size);
    }

    boolean isDue(long size, Instant now) {
      Duration pause = covering(size).isPresent() ? PATIENT : IMPATIENT;
      return lookedAt.isBefore(now.minus(pause));
    }

    synchronized void learn(StoredCheckpoint checkpoint) {
      if (newest.map(StoredCheckpoint::size).orElse(-1L) <= checkpoint.size()) {
        newest = Optional.of(checkpoint);
      }
    }
  }

  Cosigned(HubStore store, List<? extends NoteVerifier> cosigners, InstantSource time) {
    this.store = store;
    this.cosigners = List.copyOf(cosigners);
    this.time = time;
  }

  /** Whether one of the keys cosigned it, and the note says what stands beside it. */
  boolean holds(StoredCheckpoint checkpoint) {
    return !cosigners.isEmpty()
        && SignedCheckpoint.parse(checkpoint.note())
            instanceof Parsed.Valid<SignedCheckpoint>(SignedCheckpoint signed)
        && signed.checkpoint().size() == checkpoint.size()
        && signed.checkpoint().root().equals(checkpoint.root())
        && signed.newestCosignature(cosigners).isPresent();
  }

  /** Takes one for which {@link #holds} was asked. */
  void learn(TenantId tenant, StoredCheckpoint checkpoint) {
    of(tenant).learn(checkpoint);
  }

  /**
   * The newest known one, if it has that size; the store is asked at most once a second.
   *
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<StoredCheckpoint> covering(TenantId tenant, long size) {
    if (cosigners.isEmpty()) {
      return Optional.empty();
    }
    Known ofTenant = of(tenant);
    if (ofTenant.isDue(size, time.instant())) {
      look(tenant, ofTenant, size);
    }
    return ofTenant.covering(size);
  }

  private Known of(TenantId tenant) {
    return known.computeIfAbsent(tenant, t -> new Known());
  }

  private void look(TenantId tenant, Known ofTenant, long size) {
    synchronized (ofTenant) {
      Instant now = time.instant();
      if (ofTenant.isDue(size, now)) {
        boolean first = ofTenant.lookedAt.equals(Instant.MIN);
        newest(tenant, LOOKED_AT)
            .or(() -> first ? newest(tenant, FIRST_LOOKED_AT) : Optional.empty())
            .ifPresent(ofTenant::learn);
        ofTenant.lookedAt = now;
      }
    }
  }

  private Optional<StoredCheckpoint> newest(TenantId tenant, int lookedAt) {
    return store.newestCheckpoints(tenant, lookedAt).stream().filter(this::holds).findFirst();
  }
}
