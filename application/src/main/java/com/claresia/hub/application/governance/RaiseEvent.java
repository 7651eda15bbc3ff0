package com.claresia.hub.application.governance;

import com.claresia.hub.application.append.AppendRecords;
import com.claresia.hub.application.append.AppendResult;
import com.claresia.hub.application.append.Preparation;
import com.claresia.hub.application.append.PrepareRecord;
import com.claresia.hub.domain.tenancy.TenantId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Records what the Hub itself has to say, as a governance event in the tenant's log, where the
 * verifier believes it. No client can send one. Thread-safe.
 */
public final class RaiseEvent {
  private final PrepareRecord preparation;
  private final AppendRecords records;

  /** Appends with these. */
  public RaiseEvent(PrepareRecord preparation, AppendRecords records) {
    this.preparation = preparation;
    this.records = records;
  }

  /** Queues the event as one unit; answered as {@link AppendRecords#submit} answers. */
  public Future<AppendResult> submit(TenantId tenant, HubEvent event) {
    return switch (preparation.prepareOwn(tenant, event.request())) {
      case Preparation.Ready(var draft) -> records.submit(tenant, List.of(draft));
      case Preparation.Refused(AppendResult why) -> CompletableFuture.completedFuture(why);
    };
  }

  /** Appends the event and waits for what becomes of it. */
  public AppendResult raise(TenantId tenant, HubEvent event) {
    Future<AppendResult> answer = submit(tenant, event);
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + event.kind() + " was raised", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("answers are never exceptional", e);
    }
  }
}
