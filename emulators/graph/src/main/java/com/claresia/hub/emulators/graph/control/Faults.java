package com.claresia.hub.emulators.graph.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is to go wrong. A fault waits for the requests that it fits, as often as it is told; a
 * request meets the oldest one that fits. A part of a batch is a request of its own, and so is the
 * download that a redirection leads to. Safe for many threads.
 */
public final class Faults {
  /** Kinds of faults. */
  public enum Fault {
    /** The connection is closed, and nothing happens. */
    CUT_BEFORE_EFFECT,
    /** It happens, then the connection is closed without an answer. */
    CUT_AFTER_EFFECT,
    /** It happens, then the connection is closed in the middle of the answer. */
    CUT_WITHIN_ANSWER,
    /** HTTP 503, and nothing happens. */
    UNAVAILABLE_BEFORE_EFFECT,
    /** It happens, then the answer is HTTP 503. */
    UNAVAILABLE_AFTER_EFFECT,
    /** HTTP 429 with Retry-After, and nothing happens. */
    THROTTLED,
    /** HTTP 401 as for a token that has expired, and nothing happens. */
    TOKEN_EXPIRED,
    /** HTTP 404, whatever is there; nothing happens. */
    NOT_FOUND,
    /** No answer comes, and nothing happens, until {@link Faults#clear}; then it is cut. */
    HELD_BEFORE_EFFECT,
    /** It happens, and no answer comes until {@link Faults#clear}; then it is cut. */
    HELD_AFTER_EFFECT
  }

  private static final class Waiting {
    private final Fault fault;
    private final Predicate<Incoming> which;
    private long left;

    Waiting(Fault fault, Predicate<Incoming> which, long left) {
      this.fault = fault;
      this.which = which;
      this.left = left;
    }
  }

  private final Runnable revocation;
  private final List<Waiting> waiting = new ArrayList<>();
  private long clearings;
  private volatile Duration latency = Duration.ZERO;
  private volatile Duration retryAfter = Duration.ofSeconds(1);

  /** Faults of a server whose tokens are revoked by that. */
  public Faults(Runnable revocation) {
    this.revocation = revocation;
  }

  /** Lets the next requests that fit meet the fault, as often as told. */
  public synchronized void inject(Fault fault, int requests, Predicate<Incoming> which) {
    if (requests < 1) {
      throw new IllegalArgumentException("no requests: " + requests);
    }
    waiting.add(new Waiting(fault, which, requests));
  }

  /** Lets all requests that fit meet the fault, until {@link #clear}. */
  public synchronized void always(Fault fault, Predicate<Incoming> which) {
    waiting.add(new Waiting(fault, which, Long.MAX_VALUE));
  }

  /** Lets each request take so much longer: the line to the service. */
  public void latencyPerRequest(Duration duration) {
    latency = duration;
  }

  /** What a throttled request is told to wait; a second at first. */
  public void retryAfter(Duration duration) {
    retryAfter = duration;
  }

  /**
   * Revokes all tokens: the next request with one of them is answered 401 with a challenge, and a
   * client asks for another.
   */
  public void revokeTokens() {
    revocation.run();
  }

  /** Takes back all that has not happened yet, and the latency; lets go what is held. */
  public synchronized void clear() {
    waiting.clear();
    clearings++;
    notifyAll();
    latency = Duration.ZERO;
    retryAfter = Duration.ofSeconds(1);
  }

  /** Waits, for a request that is held, until it is let go. */
  public synchronized void hold() throws InterruptedException {
    long before = clearings;
    while (clearings == before) {
      wait();
    }
  }

  /** How many faults have not happened yet; those for all requests do not count. */
  public synchronized long pending() {
    return waiting.stream()
        .filter(fault -> fault.left != Long.MAX_VALUE)
        .mapToLong(fault -> fault.left)
        .sum();
  }

  /**
   * Waits until as many requests met the faults as were told.
   *
   * @return false where they did not within that time
   */
  public synchronized boolean awaitMet(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (long left = patience.toMillis();
        pending() > 0;
        left = (end - System.nanoTime()) / 1_000_000) {
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** How much longer each request takes. */
  public Duration latency() {
    return latency;
  }

  /** What a throttled request is told to wait. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** The fault that this request meets: it has happened now. */
  public synchronized Optional<Fault> of(Incoming incoming) {
    for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
      Waiting next = all.next();
      if (next.which.test(incoming)) {
        if (next.left != Long.MAX_VALUE) {
          next.left--;
        }
        if (next.left == 0) {
          all.remove();
          notifyAll();
        }
        return Optional.of(next.fault);
      }
    }
    return Optional.empty();
  }
}
