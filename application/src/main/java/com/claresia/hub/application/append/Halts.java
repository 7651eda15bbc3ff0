package com.claresia.hub.application.append;

import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tenants for whom nothing may be written, and why. Thread-safe. */
public final class Halts {
  private static final Logger LOG = System.getLogger(Halts.class.getName());

  private final Map<TenantId, Map<By, String>> reasons = new ConcurrentHashMap<>();

  /** By what it is known that a tenant must not be written for; each ends by itself. */
  public enum By {
    /** By the store alone: it has less than this Hub committed or signed. */
    STORE,
    /** By a checkpoint of this log that the control plane shows, signed by the log itself. */
    CONTROL_PLANE
  }

  Halts() {}

  /**
   * Writes nothing more for this tenant, the Hub's own events included: from now on whoever writes
   * or waits is answered {@link AppendResult.Halted}. A segment that is on its way is still
   * decided, and its writers are answered for good.
   *
   * @param reason for people; no secret, since writers are told
   */
  public void halt(TenantId tenant, By by, String reason) {
    reasons.compute(tenant, (t, known) -> with(t, known == null ? Map.of() : known, by, reason));
  }

  private static Map<By, String> with(
      TenantId tenant, Map<By, String> known, By by, String reason) {
    Map<By, String> more = new EnumMap<>(By.class);
    more.putAll(known);
    if (!reason.equals(more.put(by, reason))) {
      LOG.log(Level.ERROR, "nothing is written for {0} any more: {1}", tenant, reason);
    }
    return Collections.unmodifiableMap(more);
  }

  /** Writes for this tenant again, unless it was halted by something else too. */
  public void resume(TenantId tenant, By by) {
    reasons.computeIfPresent(
        tenant, (t, known) -> known.containsKey(by) ? less(t, known, by) : known);
  }

  private static @Nullable Map<By, String> less(TenantId tenant, Map<By, String> known, By by) {
    Map<By, String> rest = new EnumMap<>(known);
    rest.remove(by);
    if (rest.isEmpty()) {
      LOG.log(Level.INFO, "records are written for {0} again", tenant);
      return null;
    }
    return Collections.unmodifiableMap(rest);
  }

  /** What writers are answered; empty where they may write. */
  Optional<AppendResult> refusal(TenantId tenant) {
    return Optional.ofNullable(reasons.get(tenant)).map(Halts::first).map(AppendResult.Halted::new);
  }

  private static String first(Map<By, String> why) {
    return why.values().iterator().next();
  }

  /** The tenants for whom nothing is written, and why. */
  public Map<TenantId, String> reasons() {
    return reasons.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> first(each.getValue())));
  }
}
