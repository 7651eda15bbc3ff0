package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StoreUnavailable;
import com.microsoft.graph.models.odataerrors.MainError;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.ApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests through the SDK, each within the budget. The SDK itself never repeats one; here
 * only those are repeated that may be.
 */
final class Calls {
  private static final int UNAUTHORIZED = 401;
  private static final long FIRST_PAUSE = Duration.ofMillis(50).toNanos();
  private static final long LAST_PAUSE = Duration.ofSeconds(2).toNanos();

  private final UnitBudget budget;
  private final Duration patience;
  private final Runnable renewal;

  /**
   * Sends within this budget.
   *
   * @param patience how long to repeat what fails in passing
   * @param renewal fetches a new token next time
   */
  Calls(UnitBudget budget, Duration patience, Runnable renewal) {
    this.budget = budget;
    this.patience = patience;
    this.renewal = renewal;
  }

  /**
   * One request through the SDK.
   *
   * @param <T> what it answers
   */
  interface Call<T> {
    /** Sends it; null where the answer is empty. */
    @Nullable T send();
  }

  /** Sends a request once; where only the token was refused, again with a new one. */
  <T> Attempt<T> once(Cost cost, Call<T> call) {
    Attempt<T> first = send(cost, call);
    if (first instanceof Attempt.Refused<T>(int status, String code) && status == UNAUTHORIZED) {
      renewal.run();
      return send(cost, call);
    }
    return first;
  }

  private <T> Attempt<T> send(Cost cost, Call<T> call) {
    budget.spend(cost.units(), cost.urgency());
    try {
      T answer = call.send();
      return answer == null ? new Attempt.Lost<>("an empty answer") : new Attempt.Done<>(answer);
    } catch (ApiException e) {
      return refusedOrLost(e);
    } catch (CutOff e) {
      return new Attempt.Lost<>(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return lost(e);
    }
  }

  private static <T> Attempt<T> refusedOrLost(ApiException e) {
    return e.getResponseStatusCode() > 0
        ? new Attempt.Refused<>(e.getResponseStatusCode(), code(e))
        : lost(e);
  }

  private static String code(ApiException e) {
    return e instanceof ODataError error
        ? Optional.ofNullable(error.getError()).map(MainError::getCode).orElse("")
        : "";
  }

  private static <T> Attempt<T> lost(RuntimeException e) {
    if (Failures.isOfCredential(e)) {
      throw Failures.noToken(e);
    }
    return new Attempt.Lost<>(Failures.kindOf(e));
  }

  /** The connection ended while an answer's body was read. */
  static final class CutOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CutOff(IOException cause) {
      super("the answer was cut off", cause);
    }
  }

  /**
   * Sends a request that may be repeated, until it is answered or refused for good.
   *
   * @throws StoreUnavailable if it fails in passing for longer than somebody waits
   */
  <T> Attempt<T> repeated(Cost cost, Call<T> call) {
    long start = System.nanoTime();
    long pause = FIRST_PAUSE;
    Attempt<T> attempt = once(cost, call);
    while (failsInPassing(attempt)) {
      if (System.nanoTime() - start + pause > patience.toNanos()) {
        throw Failures.unavailable(attempt);
      }
      UnitBudget.pause(pause);
      pause = Math.min(2 * pause, LAST_PAUSE);
      attempt = once(cost, call);
    }
    return attempt;
  }

  private static <T> boolean failsInPassing(Attempt<T> attempt) {
    return switch (attempt) {
      case Attempt.Done<T> done -> false;
      case Attempt.Refused<T> refused -> refused.isPassing();
      case Attempt.Lost<T> lost -> true;
    };
  }

  /**
   * The answer of a request that may be repeated.
   *
   * @throws StoreUnavailable if it is refused, or fails for too long
   */
  <T> T answer(Cost cost, Call<T> call) {
    return switch (repeated(cost, call)) {
      case Attempt.Done<T>(T value) -> value;
      case Attempt.Refused<T> refused -> throw Failures.unavailable(refused);
      case Attempt.Lost<T> lost -> throw Failures.unavailable(lost);
    };
  }

  /** The same; empty where there is nothing of that name. */
  <T> Optional<T> answerIfFound(Cost cost, Call<T> call) {
    return switch (repeated(cost, call)) {
      case Attempt.Done<T>(T value) -> Optional.of(value);
      case Attempt.Refused<T>(int status, String code) when status == 404 -> Optional.empty();
      case Attempt.Refused<T> refused -> throw Failures.unavailable(refused);
      case Attempt.Lost<T> lost -> throw Failures.unavailable(lost);
    };
  }
}
