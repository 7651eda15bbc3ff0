package com.claresia.hub.application.memory;

import com.claresia.hub.application.memory.ControlPlaneFaults.Away;
import com.claresia.hub.application.memory.ControlPlaneFaults.Sizes;
import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.application.port.LogReader;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.provenance.ConsistencyProof;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.SignatureVerdict;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * The reference control plane: what {@link ControlPlane} means, in the fewest lines. It
 * acknowledges, notices gaps and forks, checks what it cosigns as a C2SP tlog-witness does and
 * against the hashes it was sent, signs with genuine keys, and fails or lies on demand.
 * Thread-safe: one lock a tenant.
 */
public final class InMemoryControlPlane implements ControlPlane {
  private final TestLogKeys logKeys;
  private final InstantSource time;
  private final Map<TenantId, WitnessedLog> logs = new ConcurrentHashMap<>();
  private final TestCosigner cosigner;
  private final List<List<FeedEntry>> requests = new CopyOnWriteArrayList<>();
  private final ControlPlaneFaults faults = new ControlPlaneFaults();
  private volatile Optional<Integer> schemaVersion = Optional.empty();

  private InMemoryControlPlane(TestLogKeys logKeys, InstantSource time, TestCosigner cosigner) {
    this.logKeys = logKeys;
    this.time = time;
    this.cosigner = cosigner;
  }

  /**
   * One that was told nothing yet.
   *
   * @param logKeys the tenants that it serves are those with a key in here
   * @param time as of which it cosigns
   */
  public static InMemoryControlPlane serving(TestLogKeys logKeys, InstantSource time) {
    return serving(logKeys, time, new TestCosigner("cosign.claresia.test"));
  }

  /** The same with the keys of this cosigner. */
  public static InMemoryControlPlane serving(
      TestLogKeys logKeys, InstantSource time, TestCosigner cosigner) {
    return new InMemoryControlPlane(logKeys, time, cosigner);
  }

  /** What goes wrong in it. */
  public ControlPlaneFaults faults() {
    return faults;
  }

  /** Its keys. */
  public TestCosigner cosigner() {
    return cosigner;
  }

  /** From now on it asks for this version of the store's schema. */
  public void askForSchema(int version) {
    schemaVersion = Optional.of(version);
  }

  /** All entries that it has acknowledged, in order. */
  public List<FeedEntry> acknowledged(TenantId tenant) {
    return locked(tenant, log -> List.copyOf(log.entries));
  }

  /** The entries of every call of {@link #send}, answered or not, in the order of the calls. */
  public List<List<FeedEntry>> requests() {
    return List.copyOf(requests);
  }

  /** Forgets all that it was told of a tenant. */
  public void forget(TenantId tenant) {
    logs.remove(tenant);
  }

  @Override
  public SendOutcome send(TenantId tenant, List<FeedEntry> entries) {
    WitnessedLog.requireOneRequest(tenant, entries);
    requests.add(List.copyOf(entries));
    Optional<Away> away = faults.away();
    if (away.isPresent()) {
      return new SendOutcome.Unavailable(away.get().reason(), away.get().retryAfter());
    }
    if (logKeys.signers(tenant).isEmpty()) {
      return new SendOutcome.Refused("no such tenant");
    }
    SendOutcome outcome = locked(tenant, log -> taken(log, entries));
    return faults.losesAnswer()
        ? new SendOutcome.Unavailable("the answer was lost on purpose", Optional.empty())
        : outcome;
  }

  private SendOutcome taken(WitnessedLog log, List<FeedEntry> entries) {
    if (faults.isLeased()) {
      return new SendOutcome.Leased(Duration.ofSeconds(10), state(log));
    }
    if (!entries.isEmpty() && entries.getFirst().seq() > log.size()) {
      return new SendOutcome.Gap(state(log));
    }
    OptionalLong fork = log.fork(entries);
    if (fork.isPresent()) {
      return new SendOutcome.Forked(fork.getAsLong(), state(log));
    }
    log.take(entries);
    return new SendOutcome.Acknowledged(state(log));
  }

  @Override
  public WitnessOutcome submit(
      TenantId tenant, SignedCheckpoint checkpoint, ConsistencyProof proof) {
    Optional<Away> away = faults.away();
    if (away.isPresent()) {
      return new WitnessOutcome.Unavailable(away.get().reason(), away.get().retryAfter());
    }
    if (!isSignedByLog(tenant, checkpoint)) {
      return new WitnessOutcome.Refused("not signed by a log that it knows");
    }
    WitnessOutcome outcome = locked(tenant, log -> witnessed(log, checkpoint, proof));
    return faults.losesAnswer()
        ? new WitnessOutcome.Unavailable("the answer was lost on purpose", Optional.empty())
        : outcome;
  }

  private boolean isSignedByLog(TenantId tenant, SignedCheckpoint signed) {
    return signed.checkpoint().origin().equals(tenant.logOrigin())
        && logKeys.verifiers(tenant).stream().anyMatch(key -> isSignedBy(key, signed));
  }

  private static boolean isSignedBy(NoteVerifier key, SignedCheckpoint signed) {
    String text = signed.note().text();
    return signed.note().signatures().stream()
        .anyMatch(line -> key.check(text, line) instanceof SignatureVerdict.Signed);
  }

  private WitnessOutcome witnessed(
      WitnessedLog log, SignedCheckpoint checkpoint, ConsistencyProof proof) {
    return log.objection(checkpoint.checkpoint(), proof).orElseGet(() -> cosign(log, checkpoint));
  }

  private WitnessOutcome cosign(WitnessedLog log, SignedCheckpoint checkpoint) {
    List<NoteSignature> lines =
        cosigner.lines(checkpoint.checkpoint(), time.instant(), faults.cosigning());
    SignedCheckpoint cosigned = checkpoint;
    for (NoteSignature line : lines) {
      cosigned = cosigned.with(line);
    }
    log.witnessed = Optional.of(cosigned);
    return new WitnessOutcome.Cosigned(lines);
  }

  @Override
  public LogState state(TenantId tenant) {
    faults.read();
    return locked(tenant, this::state);
  }

  private LogState state(WitnessedLog log) {
    Sizes sizes = faults.claimed(new Sizes(log.size(), log.witnessedSize()));
    return new LogState(sizes.acknowledged(), log.envelopes(), sizes.witnessed(), schemaVersion);
  }

  @Override
  public byte[] hashes(TenantId tenant, SeqRange range) {
    faults.read();
    if (range.length() > LogReader.MAX_HASHES) {
      throw new IllegalArgumentException("too many hashes at once: " + range);
    }
    byte[] hashes = locked(tenant, log -> log.hashes(range));
    faults.alteredHash().stream()
        .filter(seq -> seq >= range.from() && seq < range.from() + hashes.length / Hash.LENGTH)
        .forEach(seq -> hashes[(int) (seq - range.from()) * Hash.LENGTH] ^= 1);
    return hashes;
  }

  @Override
  public Optional<SignedCheckpoint> checkpoint(TenantId tenant) {
    faults.read();
    return locked(tenant, log -> log.witnessed);
  }

  @Override
  public void close() {}

  private <T> T locked(TenantId tenant, Function<WitnessedLog, T> question) {
    WitnessedLog log = logs.computeIfAbsent(tenant, t -> new WitnessedLog());
    synchronized (log) {
      return question.apply(log);
    }
  }
}
