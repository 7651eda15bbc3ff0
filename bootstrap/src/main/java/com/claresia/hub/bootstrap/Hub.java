package com.claresia.hub.bootstrap;

import com.claresia.hub.application.append.AppendListener;
import com.claresia.hub.application.append.AppendRecords;
import com.claresia.hub.application.append.AppendSettings;
import com.claresia.hub.application.append.BatchedRandom;
import com.claresia.hub.application.append.Halts;
import com.claresia.hub.application.append.PrepareRecord;
import com.claresia.hub.application.behind.SystemAlarm;
import com.claresia.hub.application.checkpoint.HaltWrites;
import com.claresia.hub.application.checkpoint.IssueCheckpoint;
import com.claresia.hub.application.governance.RaiseEvent;
import com.claresia.hub.application.invocation.RecordInvocation;
import com.claresia.hub.application.lineage.TraceLineage;
import com.claresia.hub.application.log.ReadLog;
import com.claresia.hub.application.observe.Observer;
import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.LogKeys;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.prove.ProveRecord;
import com.claresia.hub.application.query.QueryRecords;
import com.claresia.hub.application.query.ReadRecord;
import com.claresia.hub.application.relay.RelayWatch;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.application.tiles.WriteTiles;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Optional<Relaying> relaying;

  private Hub(Parts parts, AppendSettings limits) {
    this.store = parts.store();
    this.keys = parts.keys();
    this.clock = parts.clock();
    this.tiles = new LogTiles(store, LogTiles.DEFAULT_CACHE_BYTES);
    List<NoteVerifier> cosigners = parts.telemetry().map(Telemetry::cosigners).orElse(List.of());
    this.checkpoints =
        new IssueCheckpoint(
            store,
            keys,
            tiles,
            new SignallingMirror(parts.mirror(), this::signalRelay),
            cosigners,
            new HaltWrites(this::halts),
            clock,
            alarm);
    this.tileWriter = new WriteTiles(store, tiles, TILES_AT_MOST_EVERY, clock, alarm);
    PrepareRecord preparation = new PrepareRecord(clock, new BatchedRandom(new SecureRandom()));
    List<AppendListener> listeners =
        List.of(
            grown::put,
            checkpoints,
            tileWriter,
            this::relayTo,
            new ObservedSegments(parts.observer()));
    this.append = new AppendRecords(preparation, store, limits, UUID::randomUUID, listeners);
    this.invocations = new RecordInvocation(preparation, append);
    this.relaying =
        parts
            .telemetry()
            .map(telemetry ->
                Relaying.of(telemetry, store, reports(preparation, telemetry), clock, alarm));
  }

  private RelayReports reports(PrepareRecord preparation, Telemetry telemetry) {
    return new RelayReports(
        append,
        new Findings(new RaiseEvent(preparation, append)),
        checkpoints,
        new LossProof(telemetry.controlPlane(), store::extent, keys::verifiers),
        store.schemaVersion(),
        clock);
  }

  private Halts halts() {
    return append.halts();
  }

  private void relayTo(TenantId tenant, ChainHead head) {
    relaying.ifPresent(relay -> relay.signal(tenant, head.size()));
  }

  private void signalRelay(TenantId tenant) {
    relaying.ifPresent(relay -> relay.signal(tenant));
  }

  /**
   * What a Hub is made of.
   *
   * @param store open, and closed with the Hub
   * @param keys sign the checkpoints
   * @param mirror keeps checkpoints outside the store
   * @param clock tells the time
   * @param telemetry the line to the control plane, closed with the Hub
   * @param observer is told of segments
   */
  public record Parts(
      HubStore store,
      LogKeys keys,
      CheckpointMirror mirror,
      Clock clock,
      Optional<Telemetry> telemetry,
      Observer observer) {
    /** Parts without a control plane. */
    public Parts(HubStore store, LogKeys keys, CheckpointMirror mirror, Clock clock) {
      this(store, keys, mirror, clock, Optional.empty(), Observer.none());
    }
  }

  /** Puts the parts together. Nothing is asked of the store yet. */
  public static Hub of(Parts parts, AppendSettings limits) {
    return new Hub(parts, limits);
  }

  /**
   * Halts the tenants whose logs are shorter than they are known to have been, and has signed and
   * tiled, soon, what a former process took in and did not come to.
   *
   * @throws StoreUnavailable if the store does not name its tenants
   */
  void catchUp() {
    List<TenantId> tenants = store.tenants().all();
    checkpoints.lookBeforeServing(tenants);
    relaying.ifPresent(relay -> relay.lookBeforeServing(tenants));
    for (TenantId tenant : tenants) {
      checkpoints.catchUp(tenant);
      tileWriter.catchUp(tenant);
      signalRelay(tenant);
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

  /** A look at the relay, or at none. */
  public RelayWatch relayWatch() {
    return relaying.isPresent() ? relaying.get() : RelayWatch.none();
  }

  /** The relay to the control plane, where there is one. */
  public Optional<Relaying> relaying() {
    return relaying;
  }

  @Override
  public void close() {
    append.close();
    grown.forEach(this::sign);
    relaying.ifPresent(Relaying::close);
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
