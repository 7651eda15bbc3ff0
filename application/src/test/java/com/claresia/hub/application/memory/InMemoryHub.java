package com.claresia.hub.application.memory;

import com.claresia.hub.application.append.AppendRecords;
import com.claresia.hub.application.append.AppendResult;
import com.claresia.hub.application.append.AppendSettings;
import com.claresia.hub.application.append.BatchedRandom;
import com.claresia.hub.application.append.Halts;
import com.claresia.hub.application.append.PrepareRecord;
import com.claresia.hub.application.append.Receipt;
import com.claresia.hub.application.append.RecordRequest;
import com.claresia.hub.application.checkpoint.HaltWrites;
import com.claresia.hub.application.checkpoint.IssueCheckpoint;
import com.claresia.hub.application.governance.RaiseEvent;
import com.claresia.hub.application.invocation.RecordInvocation;
import com.claresia.hub.application.lineage.TraceLineage;
import com.claresia.hub.application.log.ReadLog;
import com.claresia.hub.application.port.CheckpointMirror;
import com.claresia.hub.application.prove.ProveRecord;
import com.claresia.hub.application.query.QueryRecords;
import com.claresia.hub.application.query.ReadRecord;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.application.tiles.WriteTiles;
import com.claresia.hub.application.verify.VerifyChain;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.record.Submitter;
import com.claresia.hub.domain.tenancy.LogAccess;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.tenancy.TenantPolicy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All use cases around one store in memory, with time that a test lets pass. Thread-safe. */
public final class InMemoryHub implements AutoCloseable {
  /** Who submits, where nothing else is said. */
  public static final Submitter GATEWAY = new Submitter("https://id.dainese.test", "gateway");

  /** Long enough for any test, and with the shortest pauses. */
  public static final AppendSettings SETTINGS =
      new AppendSettings(
          512,
          4 << 20,
          8_192,
          32 << 20,
          Duration.ofSeconds(60),
          Duration.ofSeconds(1),
          Duration.ofMillis(1),
          Duration.ofMillis(2));

  private final ManualTime time = new ManualTime(Instant.parse("2026-05-03T08:15:30.123Z"));
  private final TestLogKeys keys = new TestLogKeys();
  private final InMemoryHubStore store;
  private final LogTiles tiles;
  private final WriteTiles writeTiles;
  private final IssueCheckpoint checkpoints;
  private final PrepareRecord preparation;
  private final AppendRecords records;

  private InMemoryHub(
      InMemoryHubStore store,
      AppendSettings settings,
      CheckpointMirror mirror,
      List<NoteVerifier> cosigners) {
    this.store = store;
    this.tiles = new LogTiles(store, 1 << 20);
    this.writeTiles = new WriteTiles(store, tiles, Duration.ofSeconds(1), time, time);
    this.checkpoints =
        new IssueCheckpoint(
            store, keys, tiles, mirror, cosigners, new HaltWrites(this::halts), time, time);
    this.preparation = new PrepareRecord(time, new BatchedRandom(new SecureRandom()));
    this.records =
        new AppendRecords(
            preparation, store, settings, UUID::randomUUID, List.of(writeTiles, checkpoints));
  }

  private Halts halts() {
    return records.halts();
  }

  /** A Hub with a store of its own. */
  public static InMemoryHub create() {
    return on(InMemoryHubStore.create());
  }

  /** A Hub on this store, which others may use as well. */
  public static InMemoryHub on(InMemoryHubStore store) {
    return on(store, SETTINGS);
  }

  /** A Hub on this store with these limits. */
  public static InMemoryHub on(InMemoryHubStore store, AppendSettings settings) {
    return new InMemoryHub(store, settings, CheckpointMirror.none(), List.of());
  }

  /** A Hub on this store with this mirror. */
  public static InMemoryHub on(InMemoryHubStore store, CheckpointMirror mirror) {
    return new InMemoryHub(store, SETTINGS, mirror, List.of());
  }

  /** A Hub on this store whose checkpoints are cosigned with one of these keys. */
  public static InMemoryHub cosigned(InMemoryHubStore store, List<NoteVerifier> cosigners) {
    return new InMemoryHub(store, SETTINGS, CheckpointMirror.none(), cosigners);
  }

  /** Adds a tenant with one log key. */
  public TenantId tenant(String name) {
    TenantId tenant = new TenantId(name);
    store.administration().addTenant(new TenantPolicy(tenant, LogAccess.BEARER));
    keys.generate(tenant, 1);
    return tenant;
  }

  /** A request for this body by {@link #GATEWAY}. */
  public static RecordRequest request(TenantId tenant, String body) {
    return request(tenant, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A request for this body by {@link #GATEWAY}. */
  public static RecordRequest request(TenantId tenant, byte[] body) {
    return new RecordRequest(tenant, GATEWAY, body, Optional.empty(), 0);
  }

  /** Takes in one record that has to be new, and answers its receipt. */
  public Receipt created(TenantId tenant, byte[] body) {
    AppendResult result = records.append(request(tenant, body));
    if (result instanceof AppendResult.Created(List<Receipt> receipts)) {
      return receipts.getFirst();
    }
    throw new AssertionError("a new record came to " + result);
  }

  /** Its time. */
  public ManualTime time() {
    return time;
  }

  /** Its keys. */
  public TestLogKeys keys() {
    return keys;
  }

  /** Its store. */
  public InMemoryHubStore store() {
    return store;
  }

  /** Its tiles. */
  public LogTiles tiles() {
    return tiles;
  }

  /** Writes its tiles. */
  public WriteTiles writeTiles() {
    return writeTiles;
  }

  /** Signs its checkpoints. */
  public IssueCheckpoint checkpoints() {
    return checkpoints;
  }

  /** Takes records in. */
  public AppendRecords records() {
    return records;
  }

  /** Takes invocations in. */
  public RecordInvocation invocations() {
    return new RecordInvocation(preparation, records);
  }

  /** Raises its own events. */
  public RaiseEvent events() {
    return new RaiseEvent(preparation, records);
  }

  /** Reads a record. */
  public ReadRecord reading() {
    return new ReadRecord(store);
  }

  /** Asks the timeline. */
  public QueryRecords queries() {
    return new QueryRecords(store);
  }

  /** Proves a record. */
  public ProveRecord proofs() {
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

  /** Verifies the store. */
  public VerifyChain verification() {
    return new VerifyChain(store);
  }

  @Override
  public void close() {
    records.close();
  }
}
