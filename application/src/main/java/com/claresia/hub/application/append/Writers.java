package com.claresia.hub.application.append;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A queue and a committer for each tenant, made when there is something for it. Thread-safe. */
final class Writers implements AutoCloseable {
  private final HubStore store;
  private final AppendSettings settings;
  private final Supplier<UUID> commitIds;
  private final List<AppendListener> listeners;
  private final Meters meters;
  private final Halts halts;
  private final Deciding deciding;
  private final Map<TenantId, TenantWriter> writers = new ConcurrentHashMap<>();
  private final Patience patience;

  Writers(
      HubStore store,
      AppendSettings settings,
      Supplier<UUID> commitIds,
      List<? extends AppendListener> listeners,
      Meters meters,
      Halts halts) {
    this.store = store;
    this.settings = settings;
    this.commitIds = commitIds;
    this.listeners = List.copyOf(listeners);
    this.meters = meters;
    this.halts = halts;
    this.deciding = new Deciding(store, settings, meters);
    this.patience = new Patience(settings.decisionDeadline(), this::answerOverdue);
  }

  private void answerOverdue(long nanoTime) {
    AppendResult late = new AppendResult.Unavailable(settings.retryAfter());
    writers.values().forEach(writer -> writer.answerOverdue(nanoTime, late));
  }

  /** Queues the unit; false where there is no room. */
  boolean offer(TenantId tenant, Unit unit) {
    TenantWriter known = writers.get(tenant);
    TenantWriter writer = known != null ? known : writers.computeIfAbsent(tenant, this::newWriter);
    return writer.offer(unit);
  }

  private TenantWriter newWriter(TenantId tenant) {
    TenantQueue queue = new TenantQueue(settings, meters);
    Committer committer =
        new Committer(
            tenant, queue, store, settings, deciding, meters, commitIds, listeners, halts);
    return new TenantWriter(tenant, queue, committer);
  }

  /** Waits for what was queued, at most as long as a writer does, and gives up on the rest. */
  @Override
  public void close() {
    long end = System.nanoTime() + settings.decisionDeadline().toNanos();
    try {
      for (TenantWriter writer : writers.values()) {
        writer.awaitIdle(Duration.ofNanos(end - System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    deciding.abandon();
    patience.close();
  }
}
