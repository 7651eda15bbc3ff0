package com.claresia.hub.controlplane.tenants;

import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.Row;
import com.claresia.hub.controlplane.store.StoreUnavailable;
import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may come in. What is registered or revoked counts within {@link #MAX_AGE}: until then the
 * registry answers from memory, since it is asked at every request. A certificate that it does not
 * know makes it look again at once. Ages are told by a clock that nobody sets. Thread-safe.
 */
public final class CertificateRegistry {
  /** How old an answer can be. */
  public static final Duration MAX_AGE = Duration.ofSeconds(2);

  /** How long a failure to look stands for those that come after it. */
  private static final Duration FAILED_FOR = Duration.ofSeconds(1);

  private final Database database;
  private final Clock clock;
  private volatile Snapshot snapshot =
      new Snapshot(System.nanoTime() - 2 * MAX_AGE.toNanos(), Map.of(), Set.of());
  private Optional<Failure> failure = Optional.empty();

  /** What is known as of {@code at}; {@code at} is a {@link System#nanoTime}. */
  private record Snapshot(long at, Map<Hash, Caller> callers, Set<TenantId> tenants) {
    boolean isOlderThan(long since) {
      return at - since < 0;
    }
  }

  /** Why looking failed, and when that was known. */
  private record Failure(long endedAt, StoreUnavailable why) {
    boolean standsFor(long arrived) {
      return arrived - endedAt < FAILED_FOR.toNanos();
    }
  }

  /** A registry over connections of its own, so that no other work keeps anybody out. */
  public CertificateRegistry(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Who comes with this certificate; empty where it is not registered, was revoked or is not valid
   * at this time.
   *
   * @throws StoreUnavailable where what is known is too old and cannot be renewed
   */
  public Optional<Caller> caller(ClientCertificate certificate) {
    Hash fingerprint = certificate.fingerprint();
    long now = System.nanoTime();
    return find(fingerprint, now - MAX_AGE.toNanos())
        .or(() -> find(fingerprint, now))
        .filter(known -> isValidNow(certificate));
  }

  private Optional<Caller> find(Hash fingerprint, long since) {
    return Optional.ofNullable(asOf(since).callers().get(fingerprint));
  }

  private boolean isValidNow(ClientCertificate certificate) {
    Instant now = clock.instant();
    return !now.isBefore(certificate.x509().getNotBefore().toInstant())
        && now.isBefore(certificate.x509().getNotAfter().toInstant());
  }

  /** The tenant whose log has this origin, if there is one. */
  public Optional<TenantId> tenantOfOrigin(String origin) {
    return asOf(System.nanoTime() - MAX_AGE.toNanos()).tenants().stream()
        .filter(tenant -> tenant.logOrigin().equals(origin))
        .findFirst();
  }

  /** What was known at that time or later. */
  private Snapshot asOf(long since) {
    Snapshot known = snapshot;
    return known.isOlderThan(since) ? load(since, System.nanoTime()) : known;
  }

  /** Of many who wait for the same, the first looks; where that fails, it fails for all of them. */
  private synchronized Snapshot load(long since, long arrived) {
    if (snapshot.isOlderThan(since)) {
      failure
          .filter(last -> last.standsFor(arrived))
          .ifPresent(last -> {
            throw last.why();
          });
      look();
    }
    return snapshot;
  }

  private void look() {
    long asked = System.nanoTime();
    try {
      snapshot = database.inTransaction(tx -> read(tx, asked));
      failure = Optional.empty();
    } catch (StoreUnavailable down) {
      failure = Optional.of(new Failure(System.nanoTime(), down));
      throw down;
    }
  }

  private static Snapshot read(Transaction tx, long asked) {
    Map<Hash, Caller> callers = new HashMap<>();
    tx.rows("SELECT fingerprint, tenant_id, revoked FROM control_plane.certificates()")
        .forEach(row -> add(row, callers));
    Set<TenantId> tenants =
        tx.rows("SELECT t FROM control_plane.tenants() t").stream()
            .map(row -> new TenantId(row.text(1)))
            .collect(Collectors.toUnmodifiableSet());
    return new Snapshot(asked, Map.copyOf(callers), tenants);
  }

  private static void add(Row row, Map<Hash, Caller> callers) {
    if (!row.truth(3)) {
      Caller caller =
          row.optionalText(2)
              .<Caller>map(tenant -> new Caller.OfTenant(new TenantId(tenant)))
              .orElseGet(Caller.Operator::new);
      callers.put(Hash.of(row.bytes(1)), caller);
    }
  }
}
