package com.claresia.hub.bootstrap;

import com.claresia.hub.application.append.AppendListener;
import com.claresia.hub.application.append.AppendRecords;
import com.claresia.hub.application.append.AppendSettings;
import com.claresia.hub.application.append.BatchedRandom;
import com.claresia.hub.application.append.PrepareRecord;
import com.claresia.hub.application.behind.SystemAlarm;
import com.claresia.hub.application.checkpoint.IssueCheckpoint;
import com.claresia.hub.application.invocation.RecordInvocation;
import com.claresia.hub.application.lineage.TraceLineage;
import com.claresia.hub.application.log.ReadLog;
import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.LogKeys;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.prove.ProveRecord;
import com.claresia.hub.application.query.QueryRecords;
import com.claresia.hub.application.query.ReadRecord;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.application.tiles.WriteTiles;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Hub without its server: one store, the keys, and every use case over them, each made once.
 * Closing it takes nothing in any more, waits for what was taken in, signs it, and closes the
 * store.
 */
public final class Hub implements AutoCloseable {
  private static final Duration TILES_AT_MOST_EVERY = Duration.ofSeconds(1);
  private static final System.Logger LOG = System.getLogger(Hub.class.getName());

  private final HubStore store;
  private final LogKeys keys;
  private final Clock clock;
  private final SystemAlarm alarm = new SystemAlarm();
  private final Map<TenantId, ChainHead> grown = new ConcurrentHashMap<>();
  private final LogTiles tiles;
  private final IssueCheckpoint checkpoints;
  private final WriteTiles tileWriter;
  private final AppendRecords append;
  private final RecordInvocation invocations;

  private Hub(Parts parts, AppendSettings limits) {
    this.store = parts.store();
    this.keys = parts.keys();
    this.clock = parts.clock();
    this.tiles = new LogTiles(store, LogTiles.DEFAULT_CACHE_BYTES);
    this.checkpoints = new IssueCheckpoint(store, keys, tiles, parts.mirror(), clock, alarm);
    this.tileWriter = new WriteTiles(store, tiles, TILES_AT_MOST_EVERY, clock, alarm);
    PrepareRecord preparation = new PrepareRecord(clock, new BatchedRandom(new SecureRandom()));
    List<AppendListener> listeners = List.of(grown::put, checkpoints, tileWriter);
    this.append = new AppendRecords(preparation, store, limits, UUID::randomUUID, listeners);
    this.invocations = new RecordInvocation(preparation, append);
  }

  /**
   * What a Hub is made of.
   *
   * @param store open, and closed with the Hub
   * @param keys sign the checkpoints
   * @param mirror keeps checkpoints outside the store
   * @param clock tells the time
   */
  public record Parts(HubStore store, LogKeys keys, CheckpointMirror mirror, Clock clock) {}

  /** Puts the parts together. Nothing is asked of the store yet. */
  public static Hub of(Parts parts, AppendSettings limits) {
    return new Hub(parts, limits);
  }

  /**
   * Has signed and tiled, soon, what a former process took in and did not come to.
   *
   * @throws StoreUnavailable if the store does not name its tenants
   */
  void catchUp() {
    for (TenantId tenant : store.tenants().all()) {
      checkpoints.catchUp(tenant);
      tileWriter.catchUp(tenant);
    }
  }

  /** The store under all of it. */
  public HubStore store() {
    return store;
  }

  /** The keys that sign the log. */
  public LogKeys keys() {
    return keys;
  }

  /** The clock of all of it. */
  public Clock clock() {
    return clock;
  }

  /** Takes records in. */
  public AppendRecords append() {
    return append;
  }

  /** Takes invocations in. */
  public RecordInvocation invocations() {
    return invocations;
  }

  /** Reads one record. */
  public ReadRecord read() {
    return new ReadRecord(store);
  }

  /** Answers questions about the timeline. */
  public QueryRecords query() {
    return new QueryRecords(store);
  }

  /** Proves records. */
  public ProveRecord prove() {
    return new ProveRecord(store, tiles, checkpoints);
  }

  /** Follows lineage. */
  public TraceLineage lineage() {
    return new TraceLineage(store);
  }

  /** Serves the log. */
  public ReadLog log() {
    return new ReadLog(store, tiles, checkpoints);
  }

  /** Signs checkpoints. */
  public IssueCheckpoint checkpoints() {
    return checkpoints;
  }

  @Override
  public void close() {
    append.close();
    grown.forEach(this::sign);
    alarm.close();
    store.close();
  }

  // Otherwise the last second's records would wait for the next start to be signed.
  private void sign(TenantId tenant, ChainHead head) {
    try {
      var _ = checkpoints.covering(tenant, head.size());
    } catch (StoreUnavailable unavailable) {
      LOG.log(Level.WARNING, "the last records of {0} are stored, not signed yet", tenant);
    }
  }
}
