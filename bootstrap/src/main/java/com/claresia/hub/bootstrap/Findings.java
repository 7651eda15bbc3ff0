package com.claresia.hub.bootstrap;

import com.claresia.hub.application.append.AppendResult;
import com.claresia.hub.application.governance.HubEvent;
import com.claresia.hub.application.governance.RaiseEvent;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.Submitter;
import com.claresia.hub.domain.tenancy.TenantId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * What is amiss, for as long as it is, and an event in the tenant's log for each. An event has an
 * id made of what it says, so that however many Hubs and starts find the same it stands there once;
 * and it is appended again until it does. Thread-safe, and never blocks.
 */
final class Findings {
  /** Of one kind and tenant, so that nobody can fill a log with them. */
  private static final int MOST = 64;

  private static final Submitter HUB = new Submitter("hub", "findings");
  private static final Logger LOG = System.getLogger(Findings.class.getName());

  private final RaiseEvent events;
  private final Map<TenantId, Map<String, Map<String, Attempt>>> held = new HashMap<>();

  /** An event on its way into the log. */
  private sealed interface Attempt {
    record UnderWay(Future<AppendResult> answer) implements Attempt {}

    record Stands() implements Attempt {}

    /** The id was taken by a record of somebody's, which must not silence the Hub. */
    record IdTaken() implements Attempt {}

    record Lost() implements Attempt {}
  }

  Findings(RaiseEvent events) {
    this.events = events;
  }

  /**
   * It is so, or still is: to be said again for as long as it holds.
   *
   * @param what tells it from others of its kind; of the same tenant, kind and {@code what} the
   *     event has to be the same to the letter
   */
  synchronized void hold(TenantId tenant, HubEvent event, String what) {
    Map<String, Attempt> kind =
        held.computeIfAbsent(tenant, t -> new TreeMap<>())
            .computeIfAbsent(event.kind(), k -> new HashMap<>());
    if (kind.size() >= MOST && !kind.containsKey(what)) {
      return;
    }
    kind.put(what, next(tenant, event, what, settled(kind.getOrDefault(what, new Attempt.Lost()))));
  }

  private Attempt next(TenantId tenant, HubEvent event, String what, Attempt now) {
    return switch (now) {
      case Attempt.UnderWay _, Attempt.Stands _ -> now;
      case Attempt.Lost _ -> {
        RecordId id = RecordId.derived(tenant, HUB, event.kind() + " " + what, 0);
        yield new Attempt.UnderWay(events.submit(tenant, event.named(id)));
      }
      case Attempt.IdTaken _ -> new Attempt.UnderWay(events.submit(tenant, event));
    };
  }

  private static Attempt settled(Attempt attempt) {
    return attempt instanceof Attempt.UnderWay(Future<AppendResult> answer) && answer.isDone()
        ? settled(answer)
        : attempt;
  }

  private static Attempt settled(Future<AppendResult> answer) {
    return switch (result(answer)) {
      case AppendResult.Created _, AppendResult.Replayed _ -> new Attempt.Stands();
      case AppendResult.Conflict _, AppendResult.Erased _ -> new Attempt.IdTaken();
      case AppendResult.Busy _, AppendResult.Unavailable _, AppendResult.Halted _ ->
          new Attempt.Lost();
      case AppendResult.NotJson _, AppendResult.Invalid _, AppendResult.TooLarge _ ->
          throw new IllegalStateException("an event of the Hub's own came to " + result(answer));
    };
  }

  private static AppendResult result(Future<AppendResult> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("what is done makes nobody wait", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("answers are never exceptional", e);
    }
  }

  /** Whether that is known already. */
  synchronized boolean holds(TenantId tenant, String kind) {
    return held.getOrDefault(tenant, Map.of()).containsKey(kind);
  }

  /** Nothing of this kind is so any more. */
  synchronized void gone(TenantId tenant, String kind) {
    if (held.getOrDefault(tenant, new TreeMap<>()).remove(kind) != null) {
      LOG.log(Level.INFO, "{0} holds no more for {1}", kind, tenant);
    }
  }

  /** The kinds that hold for some tenant. */
  synchronized Set<String> kinds() {
    Set<String> kinds = new TreeSet<>();
    held.values().forEach(each -> kinds.addAll(each.keySet()));
    return kinds;
  }
}
