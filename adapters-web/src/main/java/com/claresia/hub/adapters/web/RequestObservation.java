package com.claresia.hub.adapters.web;

import com.claresia.hub.application.observe.AnsweredRequest;
import com.claresia.hub.application.observe.HttpVerb;
import com.claresia.hub.application.observe.Observer;
import com.claresia.hub.application.observe.Trace;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Serves exchanges within their spans, and tells the observer of each. */
final class RequestObservation {
  private static final HexFormat HEX = HexFormat.of();
  private static final String SAMPLED = "01";

  private final Observer observer;
  private final RandomGenerator random;

  RequestObservation(Observer observer, RandomGenerator random) {
    this.observer = observer;
    this.random = random;
  }

  /** Serves the exchange by {@code work}. */
  void serve(Exchange exchange, RoutingRequest request, RoutingResponse response, Runnable work) {
    if (observer.isLooking()) {
      observe(exchange, request, response, work);
    } else {
      exchange.run(work);
    }
  }

  private void observe(
      Exchange exchange, RoutingRequest request, RoutingResponse response, Runnable work) {
    long start = System.nanoTime();
    Trace own = exchange.trace().map(TraceParent::toTrace).orElseGet(this::root);
    own.run(() -> exchange.run(work));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    observer.answered(answered(exchange, request, response.status().code(), own, took));
  }

  // Of the request itself there is its verb alone, which is one of a few words.
  private static AnsweredRequest answered(
      Exchange exchange, RoutingRequest request, int status, Trace own, Duration took) {
    return new AnsweredRequest(
        HttpVerb.named(request.prologue().method().text()),
        exchange.notes().route().or(() -> Routes.ofTheServer(request.path().absolute().rawPath())),
        status,
        problem(exchange, status),
        own,
        ExchangeFilter.parent(request.headers()).map(TraceParent::toTrace),
        took);
  }

  private static Optional<Enum<?>> problem(Exchange exchange, int status) {
    return status < 400
        ? Optional.empty()
        : Optional.of(exchange.notes().problem().orElseGet(() -> ProblemCode.ofStatus(status)));
  }

  private Trace root() {
    return new Trace(
        HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong() | 1),
        HEX.toHexDigits(random.nextLong() | 1),
        SAMPLED);
  }
}
