package com.claresia.hub.emulators.graph.control;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The requests to the API, oldest first: neither those for tokens nor the downloads that a
 * redirection leads to. The newest 10,000 are kept. Safe for many threads.
 */
public final class RequestLog {
  private static final int KEPT = 10_000;

  private final Deque<RecordedRequest> requests = new ArrayDeque<>();
  private volatile Consumer<RecordedRequest> recorder = request -> {};
  private final Map<String, Long> unitsByClient = new HashMap<>();
  private long total;
  private long units;
  private long refused;

  /** Appends those that come from now on to a file too, one a line, as JSON. */
  public void recordIn(Path file) {
    recorder = new RequestFile(file);
  }

  /** Adds one. */
  public void add(RecordedRequest request) {
    recorder.accept(request);
    keep(request);
  }

  private synchronized void keep(RecordedRequest request) {
    if (requests.size() == KEPT) {
      requests.removeFirst();
    }
    requests.addLast(request);
    total++;
    units += request.units();
    unitsByClient.merge(request.clientId(), (long) request.units(), Long::sum);
    refused += request.violations().isEmpty() ? 0 : 1;
  }

  /** All that are kept. */
  public synchronized List<RecordedRequest> all() {
    return List.copyOf(requests);
  }

  /** Those that fit. */
  public List<RecordedRequest> matching(Predicate<RecordedRequest> which) {
    return all().stream().filter(which).toList();
  }

  /** How many there were since the start or the last {@link #clear}, kept or not. */
  public synchronized long count() {
    return total;
  }

  /** How many units were charged since then. */
  public synchronized long units() {
    return units;
  }

  /** How many of them were charged to that application. */
  public synchronized long unitsOf(String clientId) {
    return unitsByClient.getOrDefault(clientId, 0L);
  }

  /** How many did not keep to the description since then. */
  public synchronized long refused() {
    return refused;
  }

  /** Forgets them. */
  public synchronized void clear() {
    requests.clear();
    total = 0;
    units = 0;
    unitsByClient.clear();
    refused = 0;
  }
}
