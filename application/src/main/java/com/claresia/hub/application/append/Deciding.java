package com.claresia.hub.application.append;

import com.claresia.hub.application.port.AppendOutcome;
import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends a segment until the store has said what became of it: the identical one, with growing
 * pauses, for as long as it takes. Thread-safe.
 */
final class Deciding {
  private static final Logger LOG = System.getLogger(Deciding.class.getName());

  private final HubStore store;
  private final AppendSettings settings;
  private final Meters meters;
  private final CountDownLatch abandoned = new CountDownLatch(1);

  Deciding(HubStore store, AppendSettings settings, Meters meters) {
    this.store = store;
    this.settings = settings;
    this.meters = meters;
  }

  /** Any outcome but {@link AppendOutcome.OutcomeUnknown}; empty only after {@link #abandon}. */
  Optional<AppendOutcome> send(Segment segment) {
    AppendOutcome outcome = sendOnce(segment);
    return outcome instanceof AppendOutcome.OutcomeUnknown(String cause)
        ? sendAgain(segment, cause)
        : Optional.of(outcome);
  }

  private Optional<AppendOutcome> sendAgain(Segment segment, String cause) {
    LOG.log(
        Level.WARNING,
        "{0} records of {1} at {2} may be stored or not, so they are sent again: {3}",
        segment.leaves().size(),
        segment.tenant(),
        Long.toString(segment.firstSeq()),
        cause);
    meters.undecidedSegments.increment();
    try {
      return untilDecided(segment);
    } finally {
      meters.undecidedSegments.decrement();
    }
  }

  private Optional<AppendOutcome> untilDecided(Segment segment) {
    Duration pause = settings.firstBackOff();
    AppendOutcome outcome = new AppendOutcome.OutcomeUnknown("");
    while (outcome instanceof AppendOutcome.OutcomeUnknown) {
      if (isAbandonedWithin(pause)) {
        return Optional.empty();
      }
      pause = longer(pause);
      outcome = sendOnce(segment);
    }
    return Optional.of(outcome);
  }

  private AppendOutcome sendOnce(Segment segment) {
    try {
      AppendOutcome outcome = store.append(segment);
      if (outcome instanceof AppendOutcome.OutcomeUnknown) {
        meters.unknownOutcomes.increment();
      }
      return outcome;
    } catch (StoreUnavailable e) {
      meters.unknownOutcomes.increment();
      return new AppendOutcome.OutcomeUnknown(String.valueOf(e.getMessage()));
    }
  }

  private Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(settings.lastBackOff()) < 0 ? twice : settings.lastBackOff();
  }

  private boolean isAbandonedWithin(Duration pause) {
    try {
      return abandoned.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Gives up on segments that are not decided: the next start finds them stored or not. */
  void abandon() {
    abandoned.countDown();
  }
}
