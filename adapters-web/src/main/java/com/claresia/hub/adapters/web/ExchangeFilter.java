package com.claresia.hub.adapters.web;

import com.claresia.hub.application.observe.Observer;
import io.helidon.http.BadRequestException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names each exchange, answers with that name and logs the exchange; for every path there is. */
final class ExchangeFilter implements Filter {
  static final HeaderName REQUEST_ID = HeaderNames.create("Request-Id");
  static final HeaderName TRACEPARENT = HeaderNames.create("traceparent");

  // RFC 3986 section 3.4.
  private static final Pattern QUERY =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+");

  private final RequestIds ids;
  private final RandomGenerator random;
  private final RequestLog log;
  private final RequestObservation observation;

  ExchangeFilter(RandomGenerator random, RequestLog log, Observer observer) {
    this.ids = new RequestIds(random);
    this.random = random;
    this.log = log;
    this.observation = new RequestObservation(observer, random);
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long start = System.nanoTime();
    Exchange exchange = exchange(request.headers());
    answer(exchange, response);
    if (!QUERY.matcher(request.prologue().query().rawValue()).matches()) {
      throw new BadRequestException("characters that no query may have");
    }
    observation.serve(
        exchange,
        request,
        response,
        () -> {
          chain.proceed();
          log.answered(exchange, request, response.status().code(), System.nanoTime() - start);
        });
  }

  /** The exchange that these request headers start. */
  Exchange exchange(Headers headers) {
    String id = first(headers, REQUEST_ID).filter(Exchange::isUsableId).orElseGet(ids::next);
    Optional<TraceParent> trace = parent(headers).map(from -> from.child(random));
    return new Exchange(id, trace, new ExchangeNotes());
  }

  /** The client's span. */
  static Optional<TraceParent> parent(Headers headers) {
    return first(headers, TRACEPARENT).flatMap(TraceParent::parse);
  }

  private static void answer(Exchange exchange, RoutingResponse response) {
    response.header(HeaderValues.create(REQUEST_ID, exchange.requestId()));
    exchange
        .trace()
        .ifPresent(trace -> response.header(HeaderValues.create(TRACEPARENT, trace.toString())));
  }

  private static Optional<String> first(Headers headers, HeaderName name) {
    return headers.contains(name) ? Optional.of(headers.get(name).get()) : Optional.empty();
  }
}
