package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.LeafSink;
import com.claresia.hub.application.port.Segment;
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
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** The Hub's port onto one database. */
final class PostgresHubStore implements HubStore {
  private final Database database;
  private final StartUpChecks checks;
  private final Reading reading;
  private final Appending appending;
  private final Timeline timeline;
  private final LeafScan leaves;
  private final Tiles tiles;
  private final Checkpoints checkpoints;
  private final Contents contents;
  private final Tenants tenants;
  private final Feed feed;

  PostgresHubStore(Database database) {
    this.database = database;
    checks = new StartUpChecks(database);
    reading = new Reading(database);
    appending = new Appending(database, reading);
    timeline = new Timeline(reading);
    leaves = new LeafScan(database);
    tiles = new Tiles(database);
    checkpoints = new Checkpoints(database);
    contents = new Contents(database);
    tenants = new Tenants(database, System::nanoTime);
    feed = new Feed(database);
  }

  @Override
  public Set<StoreCapability> capabilities() {
    return EnumSet.allOf(StoreCapability.class);
  }

  @Override
  public ChainHead head(TenantId tenant) {
    return reading.head(tenant);
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
  public void scanCheckpoints(TenantId tenant, Consumer<StoredCheckpoint> sink) {
    checkpoints.scan(tenant, sink);
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
      List<String> problems = checks.problemsOfServer();
      return problems.isEmpty()
          ? new StoreHealth.Ready(
              "PostgreSQL %s, schema version %d"
                  .formatted(checks.serverVersion(), StartUpChecks.SCHEMA_VERSION))
          : new StoreHealth.NotReady(String.join("; ", problems));
    } catch (StoreUnavailable e) {
      return new StoreHealth.NotReady(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
