package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.Assumption;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that is assumed of SharePoint, and how it is tried.
 *
 * @param assumed in words; the same stand in this module's README
 * @param consequence what comes of it where it does not hold; the same
 * @param failure tries it, and says how it does not hold
 */
record Trial(String assumed, String consequence, Supplier<Optional<String>> failure) {
  static final int DONE = 200;
  static final int TAKEN = 409;
  static final int STALE = 412;

  /** Tries it. */
  Assumption tried() {
    return new Assumption(assumed, consequence, failure.get());
  }

  /**
   * What SharePoint said to it, 200 for all that is well.
   *
   * @throws com.claresia.hub.application.port.StoreUnavailable if that tells nothing of what is
   *     assumed: no answer, no right, no time
   */
  static int status(Attempt<?> attempt) {
    return switch (attempt) {
      case Attempt.Done<?> done -> DONE;
      case Attempt.Refused<?> refused when isOfTheMoment(refused.status()) ->
          throw Failures.unavailable(refused);
      case Attempt.Refused<?> refused -> refused.status();
      case Attempt.Lost<?> lost -> throw Failures.unavailable(lost);
    };
  }

  private static boolean isOfTheMoment(int status) {
    return status == 401 || status == 403 || status == 429 || status >= 500;
  }

  /** Nothing where it was done, else how it was answered. */
  static Optional<String> unlessDone(Attempt<?> attempt) {
    int status = status(attempt);
    return status == DONE ? Optional.empty() : Optional.of("it was answered HTTP " + status);
  }

  /** Nothing where the present version was replaced and the old one refused. */
  static Optional<String> unlessRefused(int present, int old) {
    return present == DONE && old == STALE
        ? Optional.empty()
        : Optional.of(
            "changing the present version was answered HTTP %d, an old one %d"
                .formatted(present, old));
  }
}
