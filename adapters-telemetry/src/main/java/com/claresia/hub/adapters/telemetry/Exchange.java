package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlaneUnavailable;

/** What came of one request. */
sealed interface Exchange {
  /** An answer came, whole. */
  record Answered(Answer answer) implements Exchange {}

  /** None came, or not all of it: the request may have arrived. */
  record Unanswered(ControlPlaneUnavailable why) implements Exchange {}

  /** There was no connection on which it could have left. */
  record NotSent(ControlPlaneUnavailable why) implements Exchange {}

  /**
   * The answer.
   *
   * @throws ControlPlaneUnavailable if none came
   */
  default Answer orThrow() {
    return switch (this) {
      case Answered(Answer answer) -> answer;
      case Unanswered(ControlPlaneUnavailable why) -> throw why;
      case NotSent(ControlPlaneUnavailable why) -> throw why;
    };
  }
}
