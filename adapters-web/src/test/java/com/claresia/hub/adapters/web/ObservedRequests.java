package com.claresia.hub.adapters.web;

import com.claresia.hub.application.observe.AnsweredRequest;
import com.claresia.hub.application.observe.DecidedSegment;
import com.claresia.hub.application.observe.Observer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keeps what was told of requests, by the trace they belong to. */
final class ObservedRequests implements Observer {
  private final Map<String, CompletableFuture<AnsweredRequest>> byTrace = new ConcurrentHashMap<>();

  @Override
  public void answered(AnsweredRequest request) {
    of(request.trace().traceId()).complete(request);
  }

  @Override
  public void decided(DecidedSegment segment) {}

  /** Waits for the request of that trace: it is told of after its answer. */
  AnsweredRequest ofTrace(String traceId) {
    try {
      return of(traceId).get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("no request of that trace was told", e);
    }
  }

  private CompletableFuture<AnsweredRequest> of(String traceId) {
    return byTrace.computeIfAbsent(traceId, _ -> new CompletableFuture<>());
  }
}
