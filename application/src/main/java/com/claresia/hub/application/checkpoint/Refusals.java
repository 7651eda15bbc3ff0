package com.claresia.hub.application.checkpoint;

import com.claresia.hub.application.behind.Alarm;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The logs over which nothing is signed, and why: told once for each reason, and looked at again
 * after a while, since nothing is appended to a log that is behind. Thread-safe.
 */
final class Refusals {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private static final Logger LOG = System.getLogger(IssueCheckpoint.class.getName());

  private final Alarm alarm;
  private final Consumer<TenantId> again;
  private final Map<TenantId, String> reasons = new ConcurrentHashMap<>();
  private final Set<TenantId> looking = ConcurrentHashMap.newKeySet();

  /**
   * None yet.
   *
   * @param again has a log looked at again; it must not block
   */
  Refusals(Alarm alarm, Consumer<TenantId> again) {
    this.alarm = alarm;
    this.again = again;
  }

  void refused(TenantId tenant, String reason) {
    if (!reason.equals(reasons.put(tenant, reason))) {
      LOG.log(Level.ERROR, "no checkpoint is signed for {0}: {1}", tenant, reason);
    }
    if (looking.add(tenant)) {
      alarm.after(LOOK_AGAIN, () -> lookAgain(tenant));
    }
  }

  private void lookAgain(TenantId tenant) {
    looking.remove(tenant);
    again.accept(tenant);
  }

  void signed(TenantId tenant) {
    reasons.remove(tenant);
  }
}
