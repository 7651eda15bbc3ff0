package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.behind.Alarm;
import com.claresia.hub.application.behind.Behind;
import com.claresia.hub.application.port.ControlPlane;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.relay.RelayStatus;
import com.claresia.hub.application.tiles.LogTiles;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Relays every tenant's log behind the appends: each for itself, so that none waits for another,
 * and none of them for the control plane. Cut off, it loses nothing and goes on in order.
 * Thread-safe.
 */
public final class Relay implements AutoCloseable {
  /** Small appends are sent together. */
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(250);

  private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

  private static final long TILE_CACHE_BYTES = 16L << 20;

  private final Parts parts;
  private final Alarm alarm;
  private final RandomGenerator random;
  private final LogTiles tiles;
  private final Behind behind;
  private final Map<TenantId, Lane> lanes = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * What a relay is made of.
   *
   * @param feed what there is to send
   * @param controlPlane to whom; closed by whoever opened it
   * @param cosigners keys whose cosignatures are believed
   * @param events who is told
   * @param clock tells the time
   */
  public record Parts(
      EnvelopeFeed feed,
      ControlPlane controlPlane,
      List<NoteVerifier> cosigners,
      RelayEvents events,
      Clock clock) {
    /** Copies the list. */
    public Parts {
      cosigners = List.copyOf(cosigners);
    }
  }

  private record Lane(TenantRelay relay, Course course, Wake wake) {}

  /** Does nothing before the first signal. */
  public Relay(Parts parts, Alarm alarm, RandomGenerator random) {
    this.parts = parts;
    this.alarm = alarm;
    this.random = random;
    this.tiles = new LogTiles(parts.feed(), TILE_CACHE_BYTES);
    this.behind = new Behind("relaying", this::relay, AT_MOST_EVERY, parts.clock(), alarm);
  }

  /** Something was appended or signed, or may have been. Never blocks. */
  public void signal(TenantId tenant) {
    if (!closed) {
      behind.signal(tenant);
    }
  }

  /** The log has grown to that size; the same otherwise. */
  public void signal(TenantId tenant, long size) {
    lane(tenant).course().grownTo(size, parts.clock().instant());
    signal(tenant);
  }

  private void relay(TenantId tenant) {
    if (!closed) {
      Lane lane = lane(tenant);
      Duration next = AFTER_A_FAULT;
      try {
        next = lane.relay().run();
      } finally {
        // Whatever went wrong, heartbeats and attempts go on.
        lane.wake().after(next, () -> signal(tenant));
      }
    }
  }

  private Lane lane(TenantId tenant) {
    return lanes.computeIfAbsent(tenant, this::newLane);
  }

  private Lane newLane(TenantId tenant) {
    Course course = new Course();
    return new Lane(new TenantRelay(tenant, parts, tiles, course, random), course, new Wake(alarm));
  }

  /**
   * Relays one tenant's log now, on the calling thread, until there is nothing to send or the other
   * side is to be waited for: for a process that lives for one call only.
   *
   * @return after how long it is worth calling again
   */
  public Duration runNow(TenantId tenant) {
    return runNow(tenant, Instant.MAX);
  }

  /** The same, but begins to send nothing more after {@code end}. */
  public Duration runNow(TenantId tenant, Instant end) {
    return lane(tenant).relay().run(end);
  }

  /** Where it has come to with one tenant's log. */
  public RelayProgress progress(TenantId tenant) {
    return lane(tenant).course().progress();
  }

  /** How many entries of one tenant's log were acknowledged since the start. */
  public long sentRecords(TenantId tenant) {
    return lane(tenant).course().sentRecords();
  }

  /** How it is doing. */
  public RelayStatus status() {
    Instant now = parts.clock().instant();
    return lanes.values().stream()
        .map(lane -> lane.course().status(now))
        .reduce(Relay::sum)
        .orElseGet(() -> new RelayStatus(0, Duration.ZERO, Duration.ZERO, 0, 0, 0));
  }

  /** Waits until the first {@code size} records are acknowledged; false if that takes too long. */
  public boolean awaitAcknowledged(TenantId tenant, long size, Duration patience) {
    return lane(tenant).course().await(size, patience);
  }

  /** How far the control plane said it is with a tenant's log; empty before its first answer. */
  public Optional<ControlPlane.LogState> state(TenantId tenant) {
    return Optional.ofNullable(lanes.get(tenant)).flatMap(lane -> lane.course().state());
  }

  private static RelayStatus sum(RelayStatus a, RelayStatus b) {
    return new RelayStatus(
        a.lagRecords() + b.lagRecords(),
        longer(a.lag(), b.lag()),
        longer(a.uncosigned(), b.uncosigned()),
        a.sentRecords() + b.sentRecords(),
        a.halted() + b.halted(),
        a.failures() + b.failures());
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** Sends nothing more; what is under way ends or is cut off with the control plane's client. */
  @Override
  public void close() {
    closed = true;
  }
}
