package com.claresia.hub.controlplane.intake;

import com.claresia.hub.controlplane.intake.Alarms.Contradiction;
import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.Transaction;
import com.claresia.hub.domain.provenance.Frontier;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.RangeBuilder;
import com.claresia.hub.domain.telemetry.EntryLine;
import com.claresia.hub.domain.telemetry.Envelope;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/**
 * Takes in batches, each in one transaction under the lock of the log's row: what is known already
 * is compared, what is new is added, and what is answered is durable. Thread-safe.
 */
public final class Intake {
  private static final String ADVANCE =
      """
      UPDATE control_plane.log_state SET acknowledged_size = ?, frontier = ?, envelopes = ?,
        lease_holder = ?::uuid, lease_until = clock_timestamp() + ? * interval '1 second',
        last_contact = clock_timestamp()
      WHERE tenant_id = ?
      """;

  private final Database database;
  private final LongAdder entriesTaken = new LongAdder();

  /** Takes in over the service's connections. */
  public Intake(Database database) {
    this.database = database;
  }

  /** How many new entries this process has taken in. */
  public long entriesTaken() {
    return entriesTaken.sum();
  }

  /** How a log stands. */
  public LogView view(TenantId tenant) {
    return database.forTenant(tenant, tx -> LogState.read(tx, tenant).seenBy(Optional.empty()));
  }

  /** How a log stands, as one relay sees it. */
  public LogView view(TenantId tenant, UUID relay) {
    return database.forTenant(tenant, tx -> LogState.read(tx, tenant).seenBy(Optional.of(relay)));
  }

  /** Takes in what is new of a batch. */
  public IntakeOutcome take(TenantId tenant, UUID relay, Batch batch) {
    return database.forTenant(tenant, tx -> new Taking(tx, tenant, relay).take(batch));
  }

  /** The newest cosigned checkpoint, if there is one. */
  public Optional<String> checkpoint(TenantId tenant) {
    return database.forTenant(tenant, tx -> LogState.read(tx, tenant).checkpoint());
  }

  /** The hashes of {@code [from, to)}; empty where some of them were not received. */
  public Optional<byte[]> hashes(TenantId tenant, long from, long to) {
    return database.forTenant(
        tenant,
        tx ->
            to > LogState.read(tx, tenant).acknowledgedSize()
                ? Optional.empty()
                : Optional.of(new ReceivedHashes(tx, tenant).read(from, to)));
  }

  /** One batch in its transaction. */
  private final class Taking {
    private final Transaction tx;
    private final TenantId tenant;
    private final UUID relay;
    private final ReceivedHashes hashes;
    private final ReceivedEnvelopes envelopes;
    private final LogState state;

    Taking(Transaction tx, TenantId tenant, UUID relay) {
      this.tx = tx;
      this.tenant = tenant;
      this.relay = relay;
      this.hashes = new ReceivedHashes(tx, tenant);
      this.envelopes = new ReceivedEnvelopes(tx, tenant);
      this.state = LogState.lock(tx, tenant);
    }

    IntakeOutcome take(Batch batch) {
      if (state.isLeasedToOtherThan(relay)) {
        return new IntakeOutcome.Leased(view());
      }
      if (batch.isHeartbeat()) {
        return advance(state.frontier(), 0);
      }
      if (batch.begin() > state.acknowledgedSize()) {
        return new IntakeOutcome.Gap(view());
      }
      OptionalLong fork = forkIn(batch.before(state.acknowledgedSize()));
      if (fork.isPresent()) {
        return new IntakeOutcome.Forked(view(), fork.getAsLong());
      }
      return batch.end() <= state.acknowledgedSize()
          ? advance(state.frontier(), 0)
          : add(batch.from(state.acknowledgedSize()));
    }

    private LogView view() {
      return state.seenBy(Optional.of(relay));
    }

    private IntakeOutcome add(Batch fresh) {
      RangeBuilder builder = RangeBuilder.from(state.frontier());
      byte[] data = fresh.hashes();
      for (int offset = 0; offset < data.length; offset += Hash.LENGTH) {
        builder.appendData(data, offset);
      }
      Frontier after = builder.toFrontier();
      hashes.add(fresh, after);
      List<FeedEntry> told = fresh.withEnvelopes();
      envelopes.add(told);
      entriesTaken.add(fresh.entries().size());
      return advance(after, told.size());
    }

    private IntakeOutcome advance(Frontier after, long newEnvelopes) {
      long told = state.envelopes() + newEnvelopes;
      tx.change(
          ADVANCE,
          after.size(),
          after.encode(),
          told,
          relay.toString(),
          Lease.SECONDS,
          tenant.value());
      return new IntakeOutcome.Taken(
          new LogView(
              after.size(), told, Lease.granted(), state.schemaVersion(), state.witnessedSize()));
    }

    /** The first entry that differs from what is known, once its alarm is raised. */
    private OptionalLong forkIn(Batch repeated) {
      if (repeated.isHeartbeat()) {
        return OptionalLong.empty();
      }
      byte[] known = hashes.read(repeated.begin(), repeated.end());
      Map<Long, Envelope> told = envelopes.read(repeated.begin(), repeated.end());
      for (int i = 0; i < repeated.entries().size(); i++) {
        FeedEntry entry = repeated.entries().get(i);
        Optional<Contradiction> found =
            contradiction(
                new FeedEntry(
                    entry.seq(),
                    Hash.of(known, i * Hash.LENGTH),
                    Optional.ofNullable(told.get(entry.seq()))),
                entry);
        if (found.isPresent()) {
          Alarms.raise(tx, tenant, found.get());
          return OptionalLong.of(entry.seq());
        }
      }
      return OptionalLong.empty();
    }

    /**
     * An envelope that is gone is none: its event was erased after it was told of. One that comes
     * late is: the event had it from the start.
     */
    private Optional<Contradiction> contradiction(FeedEntry known, FeedEntry entry) {
      if (!known.provenanceHash().equals(entry.provenanceHash())) {
        return contradiction(
            Alarms.Kind.ENTRY_FORKED, entry, known.provenanceHash(), entry.provenanceHash());
      }
      return entry.envelope().isPresent() && !known.envelope().equals(entry.envelope())
          ? contradiction(Alarms.Kind.ENVELOPE_FORKED, entry, lineHash(known), lineHash(entry))
          : Optional.empty();
    }

    private Optional<Contradiction> contradiction(
        Alarms.Kind kind, FeedEntry entry, Hash known, Hash received) {
      return Optional.of(
          new Contradiction(kind, entry.seq(), known, received, "", Optional.of(relay)));
    }

    private Hash lineHash(FeedEntry entry) {
      return Hash.sha256(EntryLine.write(tenant, entry));
    }
  }
}
