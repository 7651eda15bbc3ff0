package com.claresia.hub.controlplane.intake;

import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Keeps what shows that a log tells two histories. */
public final class Alarms {
  private static final System.Logger LOG = System.getLogger(Alarms.class.getName());

  private static final String REPEAT =
      """
      UPDATE control_plane.alarm SET repeats = repeats + 1, last_seen = clock_timestamp()
      WHERE tenant_id = ? AND kind = ? AND place = ?
      """;

  private static final String RAISE =
      """
      INSERT INTO control_plane.alarm (tenant_id, kind, place, known, received, evidence, relay)
      VALUES (?, ?, ?, ?, ?, ?, ?::uuid)
      """;

  private Alarms() {}

  /** What forked. */
  public enum Kind {
    /** Another hash was sent for a place than before. */
    ENTRY_FORKED,
    /** Another envelope was sent for a place than before, with the same hash. */
    ENVELOPE_FORKED,
    /** A signed checkpoint has another root than the hashes that were sent. */
    CHECKPOINT_FORKED;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A contradiction.
   *
   * @param kind what forked
   * @param place the seq of the entry, or the size of the checkpoint
   * @param known what was received before: a hash, a root or an envelope's hash
   * @param received what came now in its place
   * @param evidence the checkpoint as its log signed it, or nothing
   * @param relay who sent it, where it says so
   */
  public record Contradiction(
      Kind kind, long place, Hash known, Hash received, String evidence, Optional<UUID> relay) {}

  /** How many there are that nobody has seen to, of all tenants. */
  public static long count(Database database) {
    return database.inTransaction(
        tx -> tx.row("SELECT control_plane.alarms()").orElseThrow().number(1));
  }

  /**
   * Keeps it for good; what comes again at its place is counted. The caller's transaction holds the
   * lock of the log's row, and has to be committed.
   */
  public static void raise(Transaction tx, TenantId tenant, Contradiction forked) {
    String kind = forked.kind().wireName();
    if (tx.change(REPEAT, tenant.value(), kind, forked.place()) == 0) {
      tx.change(
          RAISE,
          tenant.value(),
          kind,
          forked.place(),
          forked.known().toByteArray(),
          forked.received().toByteArray(),
          forked.evidence(),
          forked.relay().map(UUID::toString).orElse(null));
      log(tenant, forked);
    }
  }

  private static void log(TenantId tenant, Contradiction forked) {
    LOG.log(
        Level.ERROR,
        () ->
            "alarm=%s tenant=%s place=%d known=%s received=%s"
                .formatted(
                    forked.kind().wireName(),
                    tenant,
                    forked.place(),
                    forked.known(),
                    forked.received()));
  }
}
