package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is written behind the appends: heads and checkpoints, not more often than is set; runs of
 * the index when they are due; and the list that people browse, as the budget allows.
 */
final class Background implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Logs logs;
  private final Checkpoints checkpoints;
  private final RecordsView view;
  private final Duration keepInterval;
  private final Map<TenantId, Long> keptAt = new ConcurrentHashMap<>();
  private final Map<TenantId, Long> settled = new ConcurrentHashMap<>();
  private final List<Keeper> keepers;

  Background(Logs logs, Checkpoints checkpoints, RecordsView view, Duration keepInterval) {
    this.logs = logs;
    this.checkpoints = checkpoints;
    this.view = view;
    this.keepInterval = keepInterval;
    this.keepers =
        List.of(
            new Keeper("heads and checkpoints", LOOK, this::keepWhatIsDue),
            new Keeper("runs of the index", LOOK, () -> logs.all().forEach(TenantLog::keepIndex)),
            new Keeper("the list of records", LOOK, () -> logs.all().forEach(this::show)));
  }

  private void keepWhatIsDue() {
    checkpoints.flushUnlessWrittenWithin(keepInterval);
    logs.all().stream().filter(this::isDue).forEach(this::keepHead);
  }

  private boolean isDue(TenantLog log) {
    Long last = keptAt.get(log.tenant());
    return last == null || System.nanoTime() - last >= keepInterval.toNanos();
  }

  // An idle log is left alone, once all of it is shown.
  private void keepHead(TenantLog log) {
    long size = log.known().size();
    if (settled.getOrDefault(log.tenant(), 0L) < size) {
      keptAt.put(log.tenant(), System.nanoTime());
      view.keepHead(log);
      if (!view.isBehind(log)) {
        settled.put(log.tenant(), size);
      }
    }
  }

  private void show(TenantLog log) {
    boolean isMore = true;
    while (isMore) {
      isMore = view.showSome(log);
    }
  }

  /** Writes what is left to write, as far as the store can be reached. */
  @Override
  public void close() {
    keepers.forEach(Keeper::close);
    checkpoints.flush();
    logs.all().forEach(this::keepHead);
  }
}
