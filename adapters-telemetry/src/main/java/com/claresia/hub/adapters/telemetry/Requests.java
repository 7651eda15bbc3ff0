package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.domain.tenancy.TenantId;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests to one endpoint for one tenant, each with an end: what hangs, drips or does not end is
 * given up.
 */
final class Requests implements AutoCloseable {
  /** Most bytes of one answer; the longest honest one is the hashes, half as long. */
  static final int MAX_ANSWER_BYTES = 4 << 20;

  private static final int ANSWERS_AS_LONG_AS_CONNECTIONS = 6;

  private final ControlPlaneSettings settings;
  private final ReloadingClient client;

  Requests(ControlPlaneSettings settings, TenantId tenant) {
    this.settings = settings;
    this.client = new ReloadingClient(settings, tenant);
  }

  /** A request to a path below the endpoint. */
  HttpRequest.Builder to(String path) {
    String base = settings.endpoint().toString();
    String prefix = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return HttpRequest.newBuilder(URI.create(prefix + path));
  }

  /** Sends it. */
  Exchange exchange(HttpRequest.Builder request) {
    HttpRequest built = request.build();
    try {
      return exchange(client.get(), built);
    } catch (ControlPlaneUnavailable e) {
      return new Exchange.NotSent(e);
    }
  }

  // The client's own timeout ends with the headers; this one holds until the last byte.
  private Exchange exchange(HttpClient over, HttpRequest request) {
    Duration patience = settings.timeout().multipliedBy(ANSWERS_AS_LONG_AS_CONNECTIONS);
    CompletableFuture<HttpResponse<byte[]>> coming =
        over.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    try {
      HttpResponse<byte[]> response = coming.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return new Exchange.Answered(
          new Answer(response.statusCode(), response.headers(), response.body()));
    } catch (ExecutionException e) {
      return failed(request.uri(), e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      return unanswered(request.uri(), "not within " + patience.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Exchange.Unanswered(
          new ControlPlaneUnavailable("interrupted while waiting for an answer", e));
    } finally {
      coming.cancel(true);
    }
  }

  private static Exchange failed(URI to, Throwable cause) {
    String reason =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    Exchange.Unanswered unanswered = unanswered(to, reason, cause);
    return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
        ? new Exchange.NotSent(unanswered.why())
        : unanswered;
  }

  private static Exchange.Unanswered unanswered(URI to, String reason, Throwable cause) {
    return new Exchange.Unanswered(
        new ControlPlaneUnavailable(to.getAuthority() + " did not answer: " + reason, cause));
  }

  Optional<Instant> certificateExpires() {
    return client.certificateExpires();
  }

  @Override
  public void close() {
    client.close();
  }
}
