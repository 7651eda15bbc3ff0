package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.Parsed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The relay of the Hub, run for one call at a time by a platform that starts, freezes and ends
 * processes as it likes. What is open is kept from one call to the next; between them no thread of
 * it has anything to do, and nothing is lost with the process: the control plane knows how far it
 * is. Thread-safe; calls wait for each other.
 */
public final class RelayFunction implements AutoCloseable {
  private static final Logger LOG = System.getLogger(RelayFunction.class.getName());

  private final FunctionSettings settings;
  private final Clock clock = Clock.systemUTC();
  private final CountDownLatch closed = new CountDownLatch(1);
  private Optional<OpenLine> line = Optional.empty();
  private Optional<OpenRelay> open = Optional.empty();

  private RelayFunction(FunctionSettings settings) {
    this.settings = settings;
  }

  /**
   * As the environment says, in the names that the Hub's settings have there; opens nothing yet.
   *
   * @param cosignerKeys reads a public key in PEM or a verifier key
   * @throws InvalidSettings naming all that is missing or bad at once
   */
  public static RelayFunction of(
      Map<String, String> environment, Function<String, Parsed<NoteVerifier>> cosignerKeys) {
    return new RelayFunction(FunctionSettings.of(environment, cosignerKeys));
  }

  /**
   * Relays every tenant's log until all is acknowledged and cosigned, or the time is up. What goes
   * wrong with one tenant stops no other.
   *
   * @param left until the platform ends the call; it is not used up, since an answer that is under
   *     way may take its time
   * @throws StoreUnavailable if the store cannot be opened
   */
  public RelayReport run(Duration left) {
    RelayReport report = relay(clock.instant().plus(left));
    LOG.log(report.isWell() ? Level.INFO : Level.WARNING, "relayed: {0}", report.toJson());
    return report;
  }

  private synchronized RelayReport relay(Instant ended) {
    boolean isKept = open.isPresent();
    OpenRelay opened = open.orElseGet(() -> OpenRelay.open(settings, line(), clock));
    open = Optional.of(opened);
    try {
      // Opening the store for the first time takes a while, which the budget does not pay for.
      Instant now = clock.instant();
      Duration budget = settings.budgetOf(Duration.between(now, ended));
      return new Turns(opened, clock, this::pause).until(now.plus(budget));
    } catch (StoreUnavailable e) {
      return anew(isKept, e, ended);
    }
  }

  private OpenLine line() {
    OpenLine opened = line.orElseGet(() -> OpenLine.open(settings, clock));
    line = Optional.of(opened);
    return opened;
  }

  // Frozen, it may have lost every connection; and its login may have another password by now.
  private RelayReport anew(boolean wasKept, StoreUnavailable cause, Instant ended) {
    forget();
    if (!wasKept) {
      throw cause;
    }
    LOG.log(Level.INFO, "the store is opened anew: {0}", cause.getMessage());
    return relay(ended);
  }

  private void pause(Duration pause) {
    try {
      if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.log(Level.DEBUG, "closed while waiting");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forget() {
    open.ifPresent(OpenRelay::close);
    open = Optional.empty();
  }

  /** Ends waiting at once, and closes what is open. */
  @Override
  public void close() {
    closed.countDown();
    synchronized (this) {
      forget();
      line.ifPresent(OpenLine::close);
      line = Optional.empty();
    }
  }
}
