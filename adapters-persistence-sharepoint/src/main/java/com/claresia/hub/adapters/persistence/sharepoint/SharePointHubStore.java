package com.claresia.hub.adapters.persistence.sharepoint;

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
import java.util.Set;

/** The Hub's port onto one site. */
final class SharePointHubStore implements HubStore {
  /** A request costs the same at any size: so few, large segments. */
  private static final SegmentLimits LIMITS =
      new SegmentLimits(1_000, 4 * 1024 * 1024, Duration.ofMillis(300));

  private final OpenSite site;
  private final Reading reading;
  private final Timeline timeline;
  private final LeafScan leaves;
  private final Tiles tiles = new Tiles();
  private final EnvelopeFeed feed = new FeedFromRecords(this);

  SharePointHubStore(OpenSite site) {
    this.site = site;
    this.reading = site.reading();
    this.timeline = new Timeline(reading, site.viewQueries());
    this.leaves = new LeafScan(site.segments());
  }

  @Override
  public Set<StoreCapability> capabilities() {
    return EnumSet.of(StoreCapability.UNIQUE_RECORD_IDS);
  }

  @Override
  public SegmentLimits segmentLimits() {
    return LIMITS;
  }

  @Override
  public ChainHead head(TenantId tenant) {
    return site.logs().find(tenant).map(TenantLog::head).orElse(ChainHead.empty());
  }

  @Override
  public long extent(TenantId tenant) {
    return leaves.extent(tenant);
  }

  @Override
  public AppendOutcome append(Segment segment) {
    try {
      site.refuseToWriteUnlessServing();
      return site.logs().of(segment.tenant()).append(segment);
    } catch (StoreUnavailable e) {
      return new AppendOutcome.OutcomeUnknown(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<StoredRecord> read(TenantId tenant, RecordId id) {
    return readAll(tenant, List.of(id)).stream().findFirst();
  }

  @Override
  public List<StoredRecord> readAll(TenantId tenant, Collection<RecordId> ids) {
    return site.logs().find(tenant).map(log -> reading.readAll(log, ids)).orElse(List.of());
  }

  @Override
  public List<StoredRecord> query(TenantId tenant, TimelineQuery query) {
    return site.logs().find(tenant).map(log -> timeline.query(log, query)).orElse(List.of());
  }

  @Override
  public List<RecordId> derivedFrom(TenantId tenant, Collection<RecordId> ids, int limit) {
    return site.logs()
        .find(tenant)
        .map(log -> reading.derivedFrom(log, ids, limit))
        .orElse(List.of());
  }

  @Override
  public void scan(TenantId tenant, SeqRange range, LeafSink sink) {
    leaves.scan(tenant, range, sink);
  }

  @Override
  public byte[] provenanceHashes(TenantId tenant, SeqRange range) {
    return hashes(tenant, range, IndexRow.HASH);
  }

  @Override
  public byte[] requestDigests(TenantId tenant, SeqRange range) {
    return hashes(tenant, range, IndexRow.REQUEST);
  }

  private byte[] hashes(TenantId tenant, SeqRange range, int column) {
    return site.logs()
        .find(tenant)
        .map(log -> reading.hashes(log, range, column))
        .orElseThrow(() -> new IllegalArgumentException("no such tenant has hashes: " + tenant));
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
    site.refuseToWriteUnlessServing();
    site.checkpoints().put(tenant, checkpoint);
  }

  @Override
  public List<StoredCheckpoint> newestCheckpoints(TenantId tenant, int limit) {
    return site.checkpoints().newest(tenant, limit);
  }

  @Override
  public List<StoredCheckpoint> checkpoints(TenantId tenant) {
    return site.checkpoints().all(tenant);
  }

  @Override
  public void dropCheckpoints(TenantId tenant, Collection<Long> sizes) {
    site.refuseToWriteUnlessServing();
    site.checkpoints().drop(tenant, sizes);
  }

  @Override
  public int dropContent(TenantId tenant, Collection<RecordId> ids) {
    throw new UnsupportedOperationException(
        "a segment in SharePoint is a file that is never changed: content of single records cannot be dropped here");
  }

  @Override
  public EnvelopeFeed feed() {
    return feed;
  }

  @Override
  public TenantPolicies tenants() {
    return site.tenants();
  }

  @Override
  public StoreHealth health() {
    return site.health();
  }

  @Override
  public void close() {
    site.close();
  }

  /** For tests: who answered queries. */
  Timeline timeline() {
    return timeline;
  }
}
