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

  private static final String RAISE =
      """
      INSERT INTO control_plane.alarm (tenant_id, kind, place, known, received, evidence, relay)
      VALUES (?, ?, ?, ?, ?, ?, ?::uuid)
      ON CONFLICT (tenant_id, kind, place, known, received) DO NOTHING
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

  /** How many there are, of all tenants. */
  public static long count(Database database) {
    return database.inTransaction(
        tx -> tx.row("SELECT control_plane.alarms()").orElseThrow().number(1));
  }

  /** Keeps it for good, once; the caller's transaction has to be committed. */
  public static void raise(Transaction tx, TenantId tenant, Contradiction forked) {
    long raised =
        tx.change(
            RAISE,
            tenant.value(),
            forked.kind().wireName(),
            forked.place(),
            forked.known().toByteArray(),
            forked.received().toByteArray(),
            forked.evidence(),
            forked.relay().map(UUID::toString).orElse(null));
    if (raised == 1) {
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
}
