package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlane.LogState;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.relay.RelayStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How far one tenant's log has been sent and cosigned. Thread-safe: metrics look on. */
final class Course {
  private Optional<LogState> state = Optional.empty();
  private boolean current;
  private long head;
  private final Backlog backlog = new Backlog();
  private Optional<Instant> uncosignedSince = Optional.empty();
  private boolean halted;
  private long sentRecords;
  private long failures;
  private RelayProgress progress = new RelayProgress.Waits("it had no turn yet");

  /** What was told last, be it long ago. */
  synchronized Optional<LogState> state() {
    return state;
  }

  /** What was told last and is to be gone on from; empty where it has to be asked anew. */
  synchronized Optional<LogState> current() {
    return current ? state : Optional.empty();
  }

  synchronized void tells(LogState told, Instant now) {
    state = Optional.of(told);
    current = true;
    backlog.acknowledged(told.acknowledgedSize());
    if (lagRecords() > 0 && backlog.oldest().isEmpty()) {
      backlog.grownTo(head, now); // it has gone back
    }
    notifyAll();
  }

  /** Waits until that much is acknowledged; false if that takes too long. */
  synchronized boolean await(long size, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (acknowledged() < size) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The next request asks anew. */
  synchronized void forget() {
    current = false;
  }

  synchronized void grownTo(long size, Instant now) {
    if (size > head) {
      head = size;
      backlog.grownTo(size, now);
      backlog.acknowledged(acknowledged());
    }
  }

  private long acknowledged() {
    return state.map(LogState::acknowledgedSize).orElse(0L);
  }

  synchronized void sent(long records) {
    sentRecords += records;
  }

  synchronized void failed(String reason) {
    failures++;
    progress = new RelayProgress.Waits(reason);
  }

  synchronized void halt(String reason) {
    halted = true;
    progress = new RelayProgress.Halted(reason);
  }

  /** There is nothing more to do for now. */
  synchronized void caughtUp() {
    progress = new RelayProgress.CaughtUp();
  }

  /** There is more to do, and nothing is wrong. */
  synchronized void goesOnLater(String reason) {
    progress = new RelayProgress.GoesOn(reason);
  }

  synchronized RelayProgress progress() {
    return progress;
  }

  synchronized long sentRecords() {
    return sentRecords;
  }

  synchronized void goOn() {
    halted = false;
  }

  synchronized void waitsForCosignature(StoredCheckpoint checkpoint) {
    if (uncosignedSince.isEmpty()) {
      uncosignedSince = Optional.of(checkpoint.issuedAt());
    }
  }

  synchronized void cosigned() {
    uncosignedSince = Optional.empty();
  }

  synchronized long lagRecords() {
    return Math.max(0, head - acknowledged());
  }

  synchronized RelayStatus status(Instant now) {
    return new RelayStatus(
        lagRecords(),
        since(backlog.oldest(), now),
        since(uncosignedSince, now),
        sentRecords,
        halted ? 1 : 0,
        failures);
  }

  private static Duration since(Optional<Instant> start, Instant now) {
    return start
        .map(from -> Duration.between(from, now))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }
}
