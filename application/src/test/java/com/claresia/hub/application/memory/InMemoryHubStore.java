package com.claresia.hub.application.memory;

import com.claresia.hub.application.feed.FeedFromRecords;
import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.LeafSink;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreCapability;
import com.claresia.hub.application.port.StoreHealth;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.port.StoredTile;
import com.claresia.hub.application.port.TenantPolicies;
import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The reference store: what {@link HubStore} means, in the fewest lines. It keeps everything in
 * memory, forgets it with the process, and fails on demand. Thread-safe: one lock a tenant.
 */
public final class InMemoryHubStore implements HubStore {
  private final Map<TenantId, TenantLog> logs = new ConcurrentHashMap<>();
  private final InMemoryTenants tenants = new InMemoryTenants();
  private final Faults faults = new Faults();
  private final Set<StoreCapability> capabilities;

  private InMemoryHubStore(Set<StoreCapability> capabilities) {
    this.capabilities = Set.copyOf(capabilities);
  }

  /** A store that can do everything. */
  public static InMemoryHubStore create() {
    return new InMemoryHubStore(EnumSet.allOf(StoreCapability.class));
  }

  /** A store that lacks these capabilities. */
  public static InMemoryHubStore without(StoreCapability first, StoreCapability... rest) {
    return new InMemoryHubStore(EnumSet.complementOf(EnumSet.of(first, rest)));
  }

  /** What goes wrong in it. */
  public Faults faults() {
    return faults;
  }

  /** The owner's side of it: tenants are added here. */
  public InMemoryTenants administration() {
    return tenants;
  }

  @Override
  public Set<StoreCapability> capabilities() {
    return capabilities;
  }

  @Override
  public ChainHead head(TenantId tenant) {
    return faults.told(reading(tenant, TenantLog::head));
  }

  @Override
  public long extent(TenantId tenant) {
    return reading(tenant, TenantLog::head).size();
  }

  @Override
  public AppendOutcome append(Segment segment) {
    faults.append(segment.tenant());
    if (faults.losesRequest()) {
      return new AppendOutcome.OutcomeUnknown("the request was lost on purpose");
    }
    TenantLog log = log(segment.tenant());
    AppendOutcome outcome;
    synchronized (log) {
      outcome = log.append(segment, capabilities);
    }
    return faults.losesAnswer()
        ? new AppendOutcome.OutcomeUnknown("the answer was lost on purpose")
        : outcome;
  }

  @Override
  public Optional<StoredRecord> read(TenantId tenant, RecordId id) {
    return reading(tenant, log -> log.read(id));
  }

  @Override
  public List<StoredRecord> readAll(TenantId tenant, Collection<RecordId> ids) {
    if (ids.size() > MAX_READ_IDS) {
      throw new IllegalArgumentException("at most " + MAX_READ_IDS + " ids a call");
    }
    return reading(tenant, log -> Set.copyOf(ids).stream().flatMap(id -> log.read(id).stream()))
        .toList();
  }

  @Override
  public List<StoredRecord> query(TenantId tenant, TimelineQuery query) {
    return reading(tenant, log -> log.query(query));
  }

  @Override
  public List<RecordId> derivedFrom(TenantId tenant, Collection<RecordId> ids, int limit) {
    Set<RecordId> targets = Set.copyOf(ids);
    return reading(tenant, log -> log.derivedFrom(targets, limit));
  }

  @Override
  public void scan(TenantId tenant, SeqRange range, LeafSink sink) {
    MemoryScan.feed(reading(tenant, log -> log.leaves(range)), sink);
  }

  @Override
  public byte[] provenanceHashes(TenantId tenant, SeqRange range) {
    return reading(tenant, log -> log.hashes(range, MemoryLeaf::provenanceHash));
  }

  @Override
  public byte[] requestDigests(TenantId tenant, SeqRange range) {
    return reading(tenant, log -> log.hashes(range, MemoryLeaf::requestDigest));
  }

  @Override
  public Optional<byte[]> tile(TenantId tenant, Tile tile) {
    return reading(tenant, log -> Optional.ofNullable(log.tiles.get(tile)));
  }

  @Override
  public void putTiles(TenantId tenant, List<StoredTile> tiles) {
    reading(
        tenant,
        log -> {
          tiles.forEach(tile -> log.tiles.put(tile.tile(), tile.bytes().clone()));
          return log;
        });
  }

  /** Forgets every tile, which is allowed at any time. */
  public void dropTiles(TenantId tenant) {
    reading(
        tenant,
        log -> {
          log.tiles.clear();
          return log;
        });
  }

  /** Puts the tenant's log back to what it was when it had so many records. */
  public void putBack(TenantId tenant, long size) {
    reading(
        tenant,
        log -> {
          log.putBack(size);
          return log;
        });
  }

  @Override
  public void putCheckpoint(TenantId tenant, StoredCheckpoint checkpoint) {
    faults.checkpoint();
    reading(
        tenant,
        log -> {
          log.checkpoints.put(checkpoint.size(), checkpoint);
          return log;
        });
  }

  @Override
  public List<StoredCheckpoint> newestCheckpoints(TenantId tenant, int limit) {
    return reading(
        tenant, log -> log.checkpoints.descendingMap().values().stream().limit(limit).toList());
  }

  @Override
  public List<StoredCheckpoint> checkpoints(TenantId tenant) {
    return reading(tenant, log -> List.copyOf(log.checkpoints.values()));
  }

  @Override
  public void dropCheckpoints(TenantId tenant, Collection<Long> sizes) {
    reading(tenant, log -> log.checkpoints.keySet().removeAll(Set.copyOf(sizes)));
  }

  @Override
  public int dropContent(TenantId tenant, Collection<RecordId> ids) {
    if (!capabilities.contains(StoreCapability.DROPS_SINGLE_CONTENT)) {
      throw new UnsupportedOperationException("content of single records cannot be dropped here");
    }
    return reading(tenant, log -> log.dropContent(Set.copyOf(ids)));
  }

  @Override
  public EnvelopeFeed feed() {
    return new FeedFromRecords(this);
  }

  @Override
  public TenantPolicies tenants() {
    return tenants;
  }

  @Override
  public StoreHealth health() {
    return faults.isDown()
        ? new StoreHealth.NotReady("the store in memory was told not to answer")
        : new StoreHealth.Ready("in memory");
  }

  @Override
  public void close() {}

  private TenantLog log(TenantId tenant) {
    return logs.computeIfAbsent(tenant, t -> new TenantLog());
  }

  private <T> T reading(TenantId tenant, Function<TenantLog, T> question) {
    faults.read();
    TenantLog log = log(tenant);
    synchronized (log) {
      return question.apply(log);
    }
  }
}
