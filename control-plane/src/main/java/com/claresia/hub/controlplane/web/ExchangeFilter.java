package com.claresia.hub.controlplane.web;

import com.claresia.hub.controlplane.store.StoreUnavailable;
import com.claresia.hub.controlplane.tenants.Caller;
import com.claresia.hub.controlplane.tenants.CertificateRegistry;
import com.claresia.hub.controlplane.tenants.ClientCertificate;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.BadRequestException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Names each exchange and asks for every request, on whatever path, whose certificate it comes
 * with: one that was revoked since its connection was opened is refused here.
 */
final class ExchangeFilter implements Filter {
  static final HeaderName REQUEST_ID = HeaderNames.create("Request-Id");

  // RFC 3986 section 3.4.
  private static final Pattern QUERY =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+");

  private final CertificateRegistry registry;
  private final Duration bodyTime;
  private final String prefix;
  private final AtomicLong count = new AtomicLong();

  ExchangeFilter(CertificateRegistry registry, Duration bodyTime, RandomGenerator random) {
    this.registry = registry;
    this.bodyTime = bodyTime;
    this.prefix = Long.toString(random.nextLong(1L << 50, 1L << 51), Character.MAX_RADIX) + "-";
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long start = System.nanoTime();
    String id = requestId(request.headers());
    response.header(HeaderValues.create(REQUEST_ID, id));
    if (!QUERY.matcher(request.prologue().query().rawValue()).matches()) {
      throw new BadRequestException("characters that no query may have");
    }
    try {
      Optional<Caller> caller = certificate(request).flatMap(registry::caller);
      if (caller.isEmpty()) {
        refuse(response, Problem.of(ProblemCode.UNREGISTERED), id);
      } else {
        new Exchange(id, caller).run(chain::proceed);
        RequestLog.answered(id, request, response.status().code(), System.nanoTime() - start);
      }
    } catch (StoreUnavailable down) {
      RequestLog.unavailable(id, down);
      refuse(response, Problem.later(ProblemCode.UNAVAILABLE, 1), id);
    }
    passOver(request, response);
  }

  /**
   * Reads what no resource has read of a body, as the server would, which has no time for it. What
   * was too slow already is not waited for again: its connection ends.
   */
  private void passOver(RoutingRequest request, RoutingResponse response) {
    if (request.content().consumed()) {
      return;
    }
    if (response.status().code() == ProblemCode.REQUEST_TIMEOUT.status()) {
      throw new CloseConnectionException("a body is not waited for any longer");
    }
    try (Deadline _ = Deadline.in(bodyTime)) {
      request.content().consume();
    } catch (DataReader.InsufficientDataAvailableException | UncheckedIOException gone) {
      throw new CloseConnectionException("the rest of a body did not come", gone);
    }
  }

  private static Optional<ClientCertificate> certificate(RoutingRequest request) {
    return request
        .remotePeer()
        .tlsCertificates()
        .filter(chain -> chain.length > 0)
        .map(chain -> ClientCertificate.of((X509Certificate) chain[0]));
  }

  private static void refuse(RoutingResponse response, Problem problem, String id) {
    response.status(problem.code().status());
    response.header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.header(HeaderValues.CONNECTION_CLOSE);
    problem
        .retryAfter()
        .ifPresent(after -> response.header(HeaderNames.RETRY_AFTER, Long.toString(after)));
    response.send(problem.json(id).toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The id of the exchange that these request headers start. */
  String requestId(Headers headers) {
    return Optional.of(headers)
        .filter(h -> h.contains(REQUEST_ID))
        .map(h -> h.get(REQUEST_ID).get())
        .filter(Exchange::isUsableId)
        .orElseGet(() -> prefix + Long.toString(count.incrementAndGet(), Character.MAX_RADIX));
  }
}
