package com.claresia.hub.adapters.persistence.postgres;

import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.RecordCounts;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.telemetry.Envelope;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.telemetry.Measurement;
import com.claresia.hub.domain.telemetry.Slug;
import com.claresia.hub.domain.tenancy.TenantId;
import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the relay may see: no statement here names a content, and the role {@code claresia_relay},
 * which may run all of them, could not read one.
 */
final class Feed implements EnvelopeFeed {
  // What was altered until it is no measurement any more has no envelope; verification names it.
  private static final String ENVELOPES =
      Reading.forTenant(
          "c.seq, (extract(epoch FROM c.occurred_at) * 1000)::bigint AS ts, c.skill_id,"
              + " c.archetype_id, (c.measurement).success, (c.measurement).latency_ms,"
              + " (c.measurement).tokens_in, (c.measurement).tokens_out,"
              + " (c.measurement).cost_usd_estimate FROM hub.record_content c"
              + " WHERE c.tenant_id = t.tenant_id AND c.type = 'telemetry_event' AND c.seq >= ?"
              + " AND c.seq < ? AND (c.measurement) IS NOT NULL AND c.skill_id IS NOT NULL"
              + " AND c.archetype_id IS NOT NULL");

  private static final String COUNTS =
      Reading.forTenant(
          "count(*) FILTER (WHERE c.type = 'output' AND c.invocation_id IS NOT NULL) AS outputs,"
              + " count(*) FILTER (WHERE c.type = 'telemetry_event') AS events"
              + " FROM hub.record_content c WHERE c.tenant_id = t.tenant_id"
              + " AND c.type IN ('output', 'telemetry_event') AND c.seq >= ? AND c.seq < ?");

  private final Database database;
  private final Reading reading;
  private final Tiles tiles;
  private final Checkpoints checkpoints;
  private final Tenants tenants;
  private final Runnable ending;

  /** On a store's connections, which outlive it. */
  Feed(Database database) {
    this(database, () -> {});
  }

  /**
   * On connections of its own.
   *
   * @param ending closes them
   */
  Feed(Database database, Runnable ending) {
    this.ending = ending;
    this.database = database;
    this.reading = new Reading(database);
    this.tiles = new Tiles(database);
    this.checkpoints = new Checkpoints(database);
    this.tenants = new Tenants(database, System::nanoTime);
  }

  @Override
  public List<TenantId> tenants() {
    return tenants.all();
  }

  @Override
  public ChainHead head(TenantId tenant) {
    return reading.head(tenant);
  }

  @Override
  public byte[] provenanceHashes(TenantId tenant, SeqRange range) {
    return reading.provenanceHashes(tenant, range);
  }

  @Override
  public Optional<byte[]> tile(TenantId tenant, Tile tile) {
    return tiles.read(tenant, tile);
  }

  @Override
  public List<FeedEntry> read(TenantId tenant, SeqRange range) {
    if (range.length() > MAX_ENTRIES) {
      throw new IllegalArgumentException("at most " + MAX_ENTRIES + " entries a call");
    }
    return FeedEntry.consecutive(
        range.from(),
        hashes(tenant, range),
        range.length() == 0 ? Map.of() : envelopes(tenant, range));
  }

  private Map<Long, Envelope> envelopes(TenantId tenant, SeqRange range) {
    Map<Long, Envelope> envelopes = new HashMap<>();
    for (DbRow row : database.rows(ENVELOPES, tenant.value(), range.from(), range.to())) {
      envelope(tenant, row).ifPresent(e -> envelopes.put(row.column(1).get(Long.class), e));
    }
    return envelopes;
  }

  private static Optional<Envelope> envelope(TenantId tenant, DbRow row) {
    String skill = row.column(3).get(String.class);
    String archetype = row.column(4).get(String.class);
    Instant ts = Instant.ofEpochMilli(row.column(2).get(Long.class));
    return measurement(row)
        .filter(measured -> Slug.isValid(skill) && Slug.isValid(archetype))
        .map(measured -> Envelope.of(tenant, new Slug(skill), new Slug(archetype), ts, measured));
  }

  private static Optional<Measurement> measurement(DbRow row) {
    boolean success = row.column(5).get(Boolean.class);
    long latencyMs = row.column(6).get(Long.class);
    long tokensIn = row.column(7).get(Long.class);
    long tokensOut = row.column(8).get(Long.class);
    double cost = row.column(9).get(Double.class);
    return Measurement.areFigures(latencyMs, tokensIn, tokensOut, cost)
        ? Optional.of(new Measurement(success, latencyMs, tokensIn, tokensOut, cost))
        : Optional.empty();
  }

  @Override
  public RecordCounts counts(TenantId tenant, SeqRange range) {
    return database
        .row(COUNTS, tenant.value(), range.from(), range.to())
        .map(row -> new RecordCounts(row.column(1).get(Long.class), row.column(2).get(Long.class)))
        .orElseThrow();
  }

  @Override
  public List<StoredCheckpoint> newestCheckpoints(TenantId tenant, int limit) {
    return checkpoints.newest(tenant, limit);
  }

  @Override
  public void putCheckpoint(TenantId tenant, StoredCheckpoint checkpoint) {
    checkpoints.write(tenant, checkpoint);
  }

  @Override
  public OptionalInt schemaVersion() {
    return OptionalInt.of(StartUpChecks.SCHEMA_VERSION);
  }

  @Override
  public void close() {
    ending.run();
  }
}
