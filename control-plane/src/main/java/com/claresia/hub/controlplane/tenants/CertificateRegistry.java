package com.claresia.hub.controlplane.tenants;

import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.Row;
import com.claresia.hub.controlplane.store.StoreUnavailable;
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
 * know makes it look again at once. Thread-safe.
 */
public final class CertificateRegistry {
  /** How old an answer can be. */
  public static final Duration MAX_AGE = Duration.ofSeconds(2);

  private final Database database;
  private final Clock clock;
  private volatile Snapshot snapshot = new Snapshot(Instant.MIN, Map.of(), Set.of());

  private record Snapshot(Instant at, Map<Hash, Caller> callers, Set<TenantId> tenants) {}

  /** A registry over the service's own connections. */
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
    Instant now = clock.instant();
    return find(fingerprint, now.minus(MAX_AGE))
        .or(() -> find(fingerprint, now))
        .filter(known -> isValidNow(certificate));
  }

  private Optional<Caller> find(Hash fingerprint, Instant since) {
    return Optional.ofNullable(asOf(since).callers().get(fingerprint));
  }

  private boolean isValidNow(ClientCertificate certificate) {
    Instant now = clock.instant();
    return !now.isBefore(certificate.x509().getNotBefore().toInstant())
        && now.isBefore(certificate.x509().getNotAfter().toInstant());
  }

  /** Whether there is a tenant whose log has this origin. */
  public boolean knowsOrigin(String origin) {
    return asOf(clock.instant().minus(MAX_AGE)).tenants().stream()
        .anyMatch(t -> t.logOrigin().equals(origin));
  }

  /** What was known at that time or later. */
  private Snapshot asOf(Instant since) {
    return snapshot.at().isBefore(since) ? load(since) : snapshot;
  }

  /** Of many who wait for the same, the first looks. */
  private synchronized Snapshot load(Instant since) {
    if (snapshot.at().isBefore(since)) {
      Instant asked = clock.instant();
      snapshot =
          database.inTransaction(tx -> {
            Map<Hash, Caller> callers = new HashMap<>();
            tx.rows("SELECT fingerprint, tenant_id, revoked FROM control_plane.certificates()")
                .forEach(row -> add(row, callers));
            Set<TenantId> tenants =
                tx.rows("SELECT t FROM control_plane.tenants() t").stream()
                    .map(row -> new TenantId(row.text(1)))
                    .collect(Collectors.toUnmodifiableSet());
            return new Snapshot(asked, Map.copyOf(callers), tenants);
          });
    }
    return snapshot;
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
