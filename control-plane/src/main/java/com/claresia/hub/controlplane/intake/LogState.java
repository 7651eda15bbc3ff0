package com.claresia.hub.controlplane.intake;

import com.claresia.hub.controlplane.store.Row;
import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a tenant's log is known and witnessed.
 *
 * @param frontier of what was acknowledged
 * @param envelopes how many were received
 * @param leaseHolder which relay may send, as long as {@code leaseSeconds} is positive
 * @param leaseSeconds how long still
 * @param witnessedSize of the newest checkpoint that was cosigned, 0 if none was
 * @param witnessedRoot its root
 * @param checkpoint the newest cosigned checkpoint
 * @param schemaVersion that Hubs are asked to migrate to, 0 for none
 */
public record LogState(
    Frontier frontier,
    long envelopes,
    Optional<UUID> leaseHolder,
    long leaseSeconds,
    long witnessedSize,
    Hash witnessedRoot,
    Optional<String> checkpoint,
    long schemaVersion) {
  private static final String READ =
      """
      SELECT s.frontier, s.envelopes, s.lease_holder::text,
        coalesce(ceil(extract(epoch FROM s.lease_until - clock_timestamp())), 0)::bigint,
        s.witnessed_size, s.witnessed_root, s.checkpoint,
        (SELECT d.version FROM control_plane.desired_schema d)
      FROM control_plane.log_state s WHERE s.tenant_id = ?
      """;
  private static final String LOCK = READ + " FOR UPDATE OF s";

  /** As it is now. */
  public static LogState read(Transaction tx, TenantId tenant) {
    return of(tx.row(READ, tenant.value()).orElseThrow());
  }

  /** As it is now and, but for this transaction, stays. */
  public static LogState lock(Transaction tx, TenantId tenant) {
    return of(tx.row(LOCK, tenant.value()).orElseThrow());
  }

  private static LogState of(Row row) {
    return new LogState(
        Frontier.decode(row.bytes(1)).orThrow(),
        row.number(2),
        row.optionalText(3).map(UUID::fromString),
        row.number(4),
        row.number(5),
        Hash.of(row.bytes(6)),
        row.optionalText(7),
        row.number(8));
  }

  /** How many entries are durable here. */
  public long acknowledgedSize() {
    return frontier.size();
  }

  boolean isLeasedToOtherThan(UUID relay) {
    return leaseSeconds > 0 && leaseHolder.filter(holder -> !holder.equals(relay)).isPresent();
  }

  /** What a relay is told of it. */
  LogView seenBy(Optional<UUID> relay) {
    return view(lease(relay));
  }

  LogView view(Lease lease) {
    return new LogView(acknowledgedSize(), envelopes, lease, schemaVersion, witnessedSize);
  }

  private Lease lease(Optional<UUID> relay) {
    if (leaseSeconds <= 0 || leaseHolder.isEmpty()) {
      return new Lease(Lease.Holder.NONE, 0);
    }
    boolean own = leaseHolder.equals(relay);
    return new Lease(own ? Lease.Holder.THIS : Lease.Holder.OTHER, leaseSeconds);
  }
}
