package com.claresia.hub.adapters.web;

import com.claresia.hub.application.append.AppendResult;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A result to come, seen as the reply it will be. */
record LaterReply(Future<AppendResult> result) implements Future<Reply> {
  @Override
  public Reply get() throws InterruptedException, ExecutionException {
    return Reply.of(result.get());
  }

  @Override
  public Reply get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return Reply.of(result.get(timeout, unit));
  }

  @Override
  public boolean isDone() {
    return result.isDone();
  }

  @Override
  public boolean isCancelled() {
    return result.isCancelled();
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return result.cancel(mayInterruptIfRunning);
  }
}
