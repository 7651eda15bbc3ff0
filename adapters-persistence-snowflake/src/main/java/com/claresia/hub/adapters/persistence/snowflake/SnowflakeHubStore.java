package com.claresia.hub.adapters.persistence.snowflake;

import com.claresia.hub.application.feed.FeedFromRecords;
import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.LeafSink;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.SegmentLimits;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreCapability;
import com.claresia.hub.application.port.StoreHealth;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.port.StoredRecord;
import com.claresia.hub.application.port.StoredTile;
import com.claresia.hub.application.port.TenantPolicies;
import com.claresia.hub.application.port.TimelineQuery;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The Hub's port onto one schema. */
final class SnowflakeHubStore implements HubStore {
  /** A statement on hybrid tables takes less than 1 MB; keys and search columns come on top. */
  private static final SegmentLimits ON_HYBRID =
      new SegmentLimits(1_000, 640 * 1024, Duration.ofMillis(200));

  /** Four statements for each, and none of them small: so fewer, larger segments. */
  private static final SegmentLimits ON_STANDARD =
      new SegmentLimits(1_000, 4 * 1024 * 1024, Duration.ofMillis(500));

  private final Sessions sessions;
  private final StartUpChecks checks;
  private final TableKind kind;
  private final Reading reading;
  private final Appending appending;
  private final Timeline timeline;
  private final LeafScan leaves;
  private final Tiles tiles;
  private final Checkpoints checkpoints;
  private final Contents contents;
  private final Tenants tenants;
  private final EnvelopeFeed feed = new FeedFromRecords(this);

  SnowflakeHubStore(Sessions sessions, StartUpChecks checks, TableKind kind) {
    this.sessions = sessions;
    this.checks = checks;
    this.kind = kind;
    SeenEnds seen = new SeenEnds();
    reading = new Reading(sessions, seen);
    appending = new Appending(sessions, reading, seen, insert(kind));
    timeline = new Timeline(sessions);
    leaves = new LeafScan(sessions);
    tiles = new Tiles(sessions);
    checkpoints = new Checkpoints(sessions);
    contents = new Contents(sessions);
    tenants = new Tenants(sessions, System::nanoTime);
  }

  private static Appending.SegmentInsert insert(TableKind kind) {
    return switch (kind) {
      case HYBRID -> new HybridInsert();
      case STANDARD -> new StandardInsert();
    };
  }

  @Override
  public Set<StoreCapability> capabilities() {
    return switch (kind) {
      case HYBRID -> EnumSet.allOf(StoreCapability.class);
      case STANDARD -> EnumSet.complementOf(EnumSet.of(StoreCapability.UNIQUE_RECORD_IDS));
    };
  }

  @Override
  public SegmentLimits segmentLimits() {
    return switch (kind) {
      case HYBRID -> ON_HYBRID;
      case STANDARD -> ON_STANDARD;
    };
  }

  @Override
  public ChainHead head(TenantId tenant) {
    try {
      return reading.head(tenant);
    } catch (StoreUnavailable e) {
      // A tenant that was never added has no role to log in with, and an empty log.
      if (tenants.of(tenant).isEmpty()) {
        return ChainHead.empty();
      }
      throw e;
    }
  }

  @Override
  public long extent(TenantId tenant) {
    return reading.extent(tenant);
  }

  @Override
  public AppendOutcome append(Segment segment) {
    return appending.append(segment);
  }

  @Override
  public Optional<StoredRecord> read(TenantId tenant, RecordId id) {
    return reading.read(tenant, id);
  }

  @Override
  public List<StoredRecord> readAll(TenantId tenant, Collection<RecordId> ids) {
    return reading.readAll(tenant, ids);
  }

  @Override
  public List<StoredRecord> query(TenantId tenant, TimelineQuery query) {
    return timeline.query(tenant, query);
  }

  @Override
  public List<RecordId> derivedFrom(TenantId tenant, Collection<RecordId> ids, int limit) {
    return reading.derivedFrom(tenant, ids, limit);
  }

  @Override
  public void scan(TenantId tenant, SeqRange range, LeafSink sink) {
    leaves.scan(tenant, range, sink);
  }

  @Override
  public byte[] provenanceHashes(TenantId tenant, SeqRange range) {
    return reading.provenanceHashes(tenant, range);
  }

  @Override
  public byte[] requestDigests(TenantId tenant, SeqRange range) {
    return reading.requestDigests(tenant, range);
  }

  @Override
  public Optional<byte[]> tile(TenantId tenant, Tile tile) {
    return tiles.read(tenant, tile);
  }

  @Override
  public void putTiles(TenantId tenant, List<StoredTile> full) {
    tiles.write(tenant, full);
  }

  @Override
  public void putCheckpoint(TenantId tenant, StoredCheckpoint checkpoint) {
    checkpoints.write(tenant, checkpoint);
  }

  @Override
  public List<StoredCheckpoint> newestCheckpoints(TenantId tenant, int limit) {
    return checkpoints.newest(tenant, limit);
  }

  @Override
  public List<StoredCheckpoint> checkpoints(TenantId tenant) {
    return checkpoints.all(tenant);
  }

  @Override
  public void dropCheckpoints(TenantId tenant, Collection<Long> sizes) {
    checkpoints.drop(tenant, sizes);
  }

  @Override
  public int dropContent(TenantId tenant, Collection<RecordId> ids) {
    return contents.drop(tenant, ids);
  }

  @Override
  public EnvelopeFeed feed() {
    return feed;
  }

  @Override
  public TenantPolicies tenants() {
    return tenants;
  }

  @Override
  public OptionalInt schemaVersion() {
    return OptionalInt.of(StartUpChecks.SCHEMA_VERSION);
  }

  @Override
  public StoreHealth health() {
    try {
      StartUpChecks.Condition condition = checks.condition();
      return condition.problems().isEmpty()
          ? new StoreHealth.Ready(
              "Snowflake %s, %s, schema version %d"
                  .formatted(condition.server(), kind, condition.schema()))
          : new StoreHealth.NotReady(String.join("; ", condition.problems()));
    } catch (StoreUnavailable e) {
      return new StoreHealth.NotReady(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    sessions.close();
  }
}
