package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.application.port.EgressLedger;
import com.claresia.hub.application.port.EgressLedger.Fate;
import com.claresia.hub.application.port.EgressLedger.Kind;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.LogReader;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.ConsistencyProof;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The control plane over TLS 1.3 with a client certificate. Every body is in the ledger before it
 * leaves, and what the ledger cannot keep does not leave. Thread-safe.
 */
public final class MutualTlsControlPlane implements ControlPlane {
  private static final int NOT_FOUND = 404;

  private final ControlPlaneSettings settings;
  private final Map<TenantId, Requests> requests = new ConcurrentHashMap<>();
  private final EgressLedger ledger;
  private final UUID process;
  private final LongAdder egressBytes = new LongAdder();

  /**
   * Connects to nothing yet.
   *
   * @param process drawn at the start of this process: the lease to send is its own
   */
  public MutualTlsControlPlane(ControlPlaneSettings settings, EgressLedger ledger, UUID process) {
    this.settings = settings;
    this.ledger = ledger;
    this.process = process;
  }

  private Requests requests(TenantId tenant) {
    return requests.computeIfAbsent(tenant, t -> new Requests(settings, t));
  }

  @Override
  public SendOutcome send(TenantId tenant, List<FeedEntry> entries) {
    byte[] body = EntryBatches.body(tenant, entries);
    if (body.length > MAX_SENT_BYTES || entries.size() > EnvelopeFeed.MAX_ENTRIES) {
      throw new IllegalArgumentException("more than goes into one request");
    }
    HttpRequest.Builder request =
        requests(tenant)
            .to("/v1/tenants/" + tenant + "/entries")
            .header("Content-Type", "application/x-ndjson")
            .header("Content-Encoding", "gzip")
            .header("Claresia-Relay", process.toString())
            .POST(HttpRequest.BodyPublishers.ofByteArray(Gzip.compress(body)));
    return kept(tenant, Kind.ENTRIES, body, request, Answer::toSent, SendOutcome.Unavailable::new);
  }

  @Override
  public WitnessOutcome submit(
      TenantId tenant, SignedCheckpoint checkpoint, ConsistencyProof proof) {
    byte[] body = AddCheckpointBody.of(checkpoint, proof);
    HttpRequest.Builder request =
        requests(tenant)
            .to("/add-checkpoint")
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    return kept(
        tenant,
        Kind.CHECKPOINT,
        body,
        request,
        Answer::toWitnessed,
        WitnessOutcome.Unavailable::new);
  }

  /** What did not come through, and how long to wait. */
  private interface Missed<T> {
    T of(String reason, Optional<Duration> retryAfter);
  }

  private <T> T kept(
      TenantId tenant,
      Kind kind,
      byte[] body,
      HttpRequest.Builder request,
      Function<Answer, T> reading,
      Missed<T> missed) {
    Consumer<Fate> fate;
    try {
      fate = ledger.keep(tenant, kind, body);
    } catch (StoreUnavailable e) {
      return missed.of("what would be sent cannot be kept: " + e.getMessage(), Optional.empty());
    }
    return switch (requests(tenant).exchange(request)) {
      case Exchange.Answered(Answer answer) -> {
        egressBytes.add(body.length);
        fate.accept(answer.isSuccess() ? Fate.ACCEPTED : Fate.REFUSED);
        yield reading.apply(answer);
      }
      case Exchange.Unanswered(ControlPlaneUnavailable why) -> {
        fate.accept(Fate.UNKNOWN);
        yield missed.of(String.valueOf(why.getMessage()), Optional.empty());
      }
      case Exchange.NotSent(ControlPlaneUnavailable why) -> {
        fate.accept(Fate.NOT_SENT);
        yield missed.of(String.valueOf(why.getMessage()), Optional.empty());
      }
    };
  }

  private Answer get(TenantId tenant, String path) {
    Requests own = requests(tenant);
    return own.exchange(own.to("/v1/tenants/" + tenant + path)).orThrow();
  }

  @Override
  public LogState state(TenantId tenant) {
    ledger.expire(tenant); // in an outage this is all that is asked
    return get(tenant, "/state")
        .require()
        .json()
        .flatMap(Replies::state)
        .orElseThrow(() -> new ControlPlaneUnavailable("the answer tells no state"));
  }

  @Override
  public byte[] hashes(TenantId tenant, SeqRange range) {
    if (range.length() > LogReader.MAX_HASHES) {
      throw new IllegalArgumentException("at most " + LogReader.MAX_HASHES + " hashes a call");
    }
    String path = "/hashes?from=" + range.from() + "&to=" + range.to();
    byte[] hashes = get(tenant, path).require().body();
    if (hashes.length != range.length() * Hash.LENGTH) {
      throw new ControlPlaneUnavailable("the answer has another number of hashes");
    }
    return hashes;
  }

  @Override
  public Optional<SignedCheckpoint> checkpoint(TenantId tenant) {
    Answer answer = get(tenant, "/checkpoint");
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    return switch (SignedCheckpoint.parse(answer.require().body())) {
      case Parsed.Valid<SignedCheckpoint>(SignedCheckpoint checkpoint) -> Optional.of(checkpoint);
      case Parsed.Malformed<SignedCheckpoint>(String reason) ->
          throw new ControlPlaneUnavailable("the answer is no checkpoint: " + reason);
    };
  }

  /** Bytes of bodies, before compression, that were answered since the start. */
  public long egressBytes() {
    return egressBytes.sum();
  }

  /** When the first of the clients' certificates ends; empty before the first request. */
  public Optional<Instant> certificateExpires() {
    return requests.values().stream()
        .flatMap(each -> each.certificateExpires().stream())
        .min(Comparator.naturalOrder());
  }

  @Override
  public void close() {
    requests.values().forEach(Requests::close);
  }
}
