package com.claresia.hub.emulators.snowflake.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is to go wrong. A fault waits for the next statements that it fits: those that change rows,
 * unless told otherwise. Descriptions and requests about sessions meet none but the latency of the
 * line. Safe for many threads.
 */
public final class Faults {
  /** Kinds of faults. */
  public enum Fault {
    /** The connection is closed, and the statement is not executed. */
    CUT_BEFORE_EFFECT,
    /** The statement is executed, then the connection is closed without an answer. */
    CUT_AFTER_EFFECT,
    /** HTTP 503, and the statement is not executed. */
    UNAVAILABLE_BEFORE_EFFECT,
    /** The statement is executed, then the answer is HTTP 503. */
    UNAVAILABLE_AFTER_EFFECT
  }

  /** A statement that is about to be executed. */
  public record Incoming(String sql, StatementKind kind) {}

  /** Fits statements that change rows. */
  public static final Predicate<Incoming> CHANGES = incoming -> incoming.kind().isChange();

  private static final class Waiting {
    private final Fault fault;
    private final Predicate<Incoming> which;
    private int left;

    Waiting(Fault fault, Predicate<Incoming> which, int left) {
      this.fault = fault;
      this.which = which;
      this.left = left;
    }
  }

  private final Runnable expiry;
  private final List<Waiting> waiting = new ArrayList<>();
  private volatile Duration latency = Duration.ZERO;

  /** Faults of a server whose sessions expire by that. */
  public Faults(Runnable expiry) {
    this.expiry = expiry;
  }

  /** Lets each statement, described or executed, take so much longer: the line to the service. */
  public void latencyPerStatement(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a negative latency: " + duration);
    }
    latency = duration;
  }

  /** Cuts the line before the effect of the next statements that change rows. */
  public void cutBeforeEffect(int statements) {
    inject(Fault.CUT_BEFORE_EFFECT, statements, CHANGES);
  }

  /** Cuts the line after the effect of the next statements that change rows. */
  public void cutAfterEffect(int statements) {
    inject(Fault.CUT_AFTER_EFFECT, statements, CHANGES);
  }

  /** Answers 503 after the effect of the next statements that change rows. */
  public void serviceUnavailableAfterEffect(int statements) {
    inject(Fault.UNAVAILABLE_AFTER_EFFECT, statements, CHANGES);
  }

  /** Lets the next statements that fit meet the fault, as often as told. */
  public synchronized void inject(Fault fault, int statements, Predicate<Incoming> which) {
    if (statements < 1) {
      throw new IllegalArgumentException("no statements: " + statements);
    }
    waiting.add(new Waiting(fault, which, statements));
  }

  /**
   * Lets the tokens of all sessions expire: the next request of each is answered 390112, and a
   * driver renews its token.
   */
  public void expireSessions() {
    expiry.run();
  }

  /** Takes back all that has not happened yet, and the latency. */
  public synchronized void clear() {
    waiting.clear();
    latency = Duration.ZERO;
  }

  /** How many faults have not happened yet. */
  public synchronized int pending() {
    return waiting.stream().mapToInt(fault -> fault.left).sum();
  }

  /** How much longer each statement takes. */
  public Duration latency() {
    return latency;
  }

  /** The faults that this statement meets: they have happened now. */
  public synchronized Set<Fault> of(Incoming incoming) {
    Set<Fault> met = EnumSet.noneOf(Fault.class);
    for (Iterator<Waiting> all = waiting.iterator(); all.hasNext() && met.isEmpty(); ) {
      Waiting next = all.next();
      if (next.which.test(incoming)) {
        met.add(next.fault);
        next.left--;
        if (next.left == 0) {
          all.remove();
        }
      }
    }
    return met;
  }
}
