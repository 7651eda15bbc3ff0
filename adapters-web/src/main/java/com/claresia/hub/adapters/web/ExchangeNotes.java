package com.claresia.hub.adapters.web;

import com.claresia.hub.application.observe.Route;
import java.util.Optional;

/** What is found out of an exchange while it is served. Thread-safe. */
final class ExchangeNotes {
  private volatile Optional<Route> route = Optional.empty();
  private volatile Optional<ProblemCode> problem = Optional.empty();

  /** A resource serves it. */
  void servedAt(Route template) {
    route = Optional.of(template);
  }

  /** It is answered with a problem. */
  void refused(ProblemCode code) {
    problem = Optional.of(code);
  }

  Optional<Route> route() {
    return route;
  }

  Optional<ProblemCode> problem() {
    return problem;
  }
}
