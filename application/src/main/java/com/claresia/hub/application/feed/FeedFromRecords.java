package com.claresia.hub.application.feed;

import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.RecordCounts;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.record.RecordReader;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.telemetry.Envelope;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The feed of a store that keeps what was measured in the content alone: telemetry events are read
 * whole, here, and only their envelopes go on.
 */
public final class FeedFromRecords implements EnvelopeFeed {
  private static final int ENOUGH_BYTES = 4 << 20;

  private final HubStore store;

  /** What may be seen of this store. */
  public FeedFromRecords(HubStore store) {
    this.store = store;
  }

  @Override
  public List<TenantId> tenants() {
    return store.tenants().all();
  }

  @Override
  public ChainHead head(TenantId tenant) {
    return store.head(tenant);
  }

  @Override
  public byte[] provenanceHashes(TenantId tenant, SeqRange range) {
    return store.provenanceHashes(tenant, range);
  }

  @Override
  public Optional<byte[]> tile(TenantId tenant, Tile tile) {
    return store.tile(tenant, tile);
  }

  @Override
  public List<FeedEntry> read(TenantId tenant, SeqRange range) {
    if (range.length() > MAX_ENTRIES) {
      throw new IllegalArgumentException("at most " + MAX_ENTRIES + " entries a call");
    }
    return FeedEntry.consecutive(
        range.from(), store.hashes(tenant, range), envelopes(tenant, range));
  }

  private Map<Long, Envelope> envelopes(TenantId tenant, SeqRange range) {
    Map<Long, Envelope> envelopes = new HashMap<>();
    each(
        tenant,
        RecordType.TELEMETRY_EVENT,
        range,
        record ->
            record
                .content()
                .flatMap(RecordReader::envelope)
                .ifPresent(envelope -> envelopes.put(record.seq(), envelope)));
    return envelopes;
  }

  @Override
  public RecordCounts counts(TenantId tenant, SeqRange range) {
    Tally outputs = new Tally();
    each(tenant, RecordType.OUTPUT, range, outputs::addIfInvoked);
    Tally events = new Tally();
    each(tenant, RecordType.TELEMETRY_EVENT, range, record -> events.count++);
    return new RecordCounts(outputs.count, events.count);
  }

  private static final class Tally {
    private long count;

    void addIfInvoked(StoredRecord record) {
      boolean invoked =
          record
              .content()
              .flatMap(RecordReader::metadata)
              .flatMap(metadata -> metadata.invocationId())
              .isPresent();
      count += invoked ? 1 : 0;
    }
  }

  private void each(
      TenantId tenant, RecordType type, SeqRange range, Consumer<StoredRecord> consumer) {
    SeqRange rest = range;
    while (rest.length() > 0) {
      List<StoredRecord> page = store.query(tenant, ofType(type, rest));
      page.forEach(consumer);
      rest =
          page.isEmpty()
              ? new SeqRange(range.to(), range.to())
              : new SeqRange(page.getLast().seq() + 1, range.to());
    }
  }

  private static TimelineQuery ofType(RecordType type, SeqRange places) {
    return new TimelineQuery(
        Optional.of(type),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        places,
        TimelineQuery.MAX_LIMIT,
        ENOUGH_BYTES);
  }

  @Override
  public List<StoredCheckpoint> newestCheckpoints(TenantId tenant, int limit) {
    return store.newestCheckpoints(tenant, limit);
  }

  @Override
  public void putCheckpoint(TenantId tenant, StoredCheckpoint checkpoint) {
    store.putCheckpoint(tenant, checkpoint);
  }

  @Override
  public OptionalInt schemaVersion() {
    return store.schemaVersion();
  }

  /** Closes nothing: the store is somebody else's. */
  @Override
  public void close() {}
}
