package com.claresia.hub.adapters.web;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Ends the connections that wait for a next request once the server stops. Helidon 4.1 means to,
 * but passes over those whose reads may take so long only, as all of the Hub's, and would wait for
 * each kept-alive client until the grace is over. Thread-safe.
 */
final class WaitingConnections implements Filter {
  // Each connection has a thread of its own, which ends with it.
  private final Set<Thread> waiting =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private volatile boolean stopping;

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    Thread connection = Thread.currentThread();
    waiting.remove(connection);
    chain.proceed();
    waiting.add(connection);
    if (stopping) {
      connection.interrupt();
    }
  }

  /** From now on a connection ends when it has its answer. */
  void end() {
    stopping = true;
    waiting.forEach(Thread::interrupt);
  }
}
