package com.claresia.hub.application.append;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Takes records in. A request is read, checked and composed on its writer's thread; then it waits
 * with others of its tenant, and one committer for each active tenant commits what has gathered as
 * one segment. Only what is durable is acknowledged; what was acknowledged once is answered so for
 * ever. Thread-safe.
 */
public final class AppendRecords implements AutoCloseable {
  /** Most canonical bytes of one unit, whatever is derived from it included. */
  public static final int MAX_UNIT_BYTES = 640 * 1024;

  private final PrepareRecord preparation;
  private final HubStore store;
  private final AppendSettings settings;
  private final Meters meters = new Meters();
  private final Halts halts = new Halts();
  private final Writers writers;
  private volatile boolean closed;

  /**
   * Writes to this store.
   *
   * @param commitIds a fresh one for each segment, such as {@link UUID#randomUUID}
   * @param listeners told of each segment, in their order
   */
  public AppendRecords(
      PrepareRecord preparation,
      HubStore store,
      AppendSettings settings,
      Supplier<UUID> commitIds,
      List<? extends AppendListener> listeners) {
    this.preparation = preparation;
    this.store = store;
    this.settings = settings;
    this.writers = new Writers(store, settings, commitIds, listeners, meters, halts);
  }

  /**
   * Takes in one record. Never blocks on the store; the answer is there once the record is durable
   * or refused, and not much later than after {@link AppendSettings#decisionDeadline}. Records
   * submitted one after the other are committed in that order, but for those that repeat an id
   * which is under way.
   */
  public Future<AppendResult> submit(RecordRequest request) {
    return switch (preparation.prepare(request)) {
      case Preparation.Ready(Draft draft) -> submit(request.tenant(), List.of(draft));
      case Preparation.Refused(AppendResult why) -> CompletableFuture.completedFuture(why);
    };
  }

  /**
   * Takes in one unit: all of its records or none, in one segment. Answered as one record is.
   *
   * @throws IllegalArgumentException if there is none, or two have the same id
   */
  public Future<AppendResult> submit(TenantId tenant, List<Draft> unit) {
    if (unit.isEmpty() || (unit.size() > 1 && ids(unit) < unit.size())) {
      throw new IllegalArgumentException("a unit has records, each with an id of its own");
    }
    Answer answer = new Answer(settings.decisionDeadline());
    queue(tenant, new Unit(unit, answer));
    return answer;
  }

  private static long ids(List<Draft> unit) {
    return unit.stream().map(draft -> draft.record().id()).distinct().count();
  }

  private void queue(TenantId tenant, Unit unit) {
    if (unit.bytes() > MAX_UNIT_BYTES) {
      unit.answer(new AppendResult.TooLarge(MAX_UNIT_BYTES));
    } else if (closed) {
      unit.answer(new AppendResult.Unavailable(settings.retryAfter()));
    } else {
      halts.refusal(tenant).ifPresentOrElse(unit::answer, () -> offer(tenant, unit));
    }
  }

  private void offer(TenantId tenant, Unit unit) {
    if (!writers.offer(tenant, unit)) {
      unit.answer(noRoom());
    }
  }

  /**
   * Halts a tenant by what the control plane shows, see {@link Halts#halt}.
   *
   * @param reason for people; no secret, since writers are told
   */
  public void halt(TenantId tenant, String reason) {
    halts.halt(tenant, Halts.By.CONTROL_PLANE, reason);
  }

  /** Ends that. */
  public void resume(TenantId tenant) {
    halts.resume(tenant, Halts.By.CONTROL_PLANE);
  }

  /** The tenants for whom nothing is written, and why. */
  public Map<TenantId, String> halted() {
    return halts.reasons();
  }

  /** Who halts tenants for whom nothing may be written. */
  public Halts halts() {
    return halts;
  }

  // A queue that is full because the store is away is no fault of the writers'.
  private AppendResult noRoom() {
    return meters.undecidedSegments.sum() > 0
        ? new AppendResult.Unavailable(settings.retryAfter())
        : new AppendResult.Busy(settings.retryAfter());
  }

  /** Takes in one record and waits for its answer. */
  public AppendResult append(RecordRequest request) {
    return await(submit(request));
  }

  /** Takes in one unit and waits for its answer. */
  public AppendResult append(TenantId tenant, List<Draft> unit) {
    return await(submit(tenant, unit));
  }

  private AppendResult await(Future<AppendResult> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AppendResult.Unavailable(settings.retryAfter());
    } catch (ExecutionException e) {
      throw new IllegalStateException("answers are never exceptional", e);
    }
  }

  /**
   * Says what would become of a request, and stores nothing; empty if it would be stored.
   *
   * @throws StoreUnavailable if the store does not answer
   */
  public Optional<AppendResult> check(RecordRequest request) {
    return switch (preparation.prepare(request)) {
      case Preparation.Ready(Draft draft) -> check(request.tenant(), List.of(draft));
      case Preparation.Refused(AppendResult why) -> Optional.of(why);
    };
  }

  /**
   * Says what would become of a unit, and stores nothing; empty if any of it would be stored.
   *
   * @throws StoreUnavailable if the store does not answer
   */
  public Optional<AppendResult> check(TenantId tenant, List<Draft> unit) {
    Answer answer = new Answer(Duration.ZERO);
    Unit dry = new Unit(unit, answer);
    if (dry.bytes() > MAX_UNIT_BYTES) {
      return Optional.of(new AppendResult.TooLarge(MAX_UNIT_BYTES));
    }
    return halts.refusal(tenant).or(() -> checkStored(tenant, dry, answer));
  }

  private Optional<AppendResult> checkStored(TenantId tenant, Unit dry, Answer answer) {
    Batch batch = new Batch(List.of(dry));
    batch.settle(store.readAll(tenant, batch.open().stream().map(HubRecord::id).toList()));
    return dry.isAnswered() ? Optional.of(answer.join()) : Optional.empty();
  }

  /** How it goes, for metrics. */
  public AppendStatus status() {
    return meters.status(halts.reasons().size());
  }

  /**
   * Takes nothing in any more, and waits for what was taken in, at most as long as a writer does.
   */
  @Override
  public void close() {
    closed = true;
    writers.close();
  }
}
