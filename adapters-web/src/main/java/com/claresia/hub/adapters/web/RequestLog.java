package com.claresia.hub.adapters.web;

import io.helidon.webserver.http.RoutingRequest;
import java.lang.System.Logger.Level;
import java.util.Locale;

/**
 * One line per request as {@code key=value}. Paths name record ids at most; query strings, which
 * may name people, and bodies are never shown.
 */
final class RequestLog {
  private static final System.Logger LOG = System.getLogger("com.claresia.hub.requests");

  private final WebSettings.RequestLog which;

  RequestLog(WebSettings.RequestLog which) {
    this.which = which;
  }

  void answered(Exchange exchange, RoutingRequest request, int status, long nanos) {
    if (status >= 500 || which == WebSettings.RequestLog.ALL) {
      String line =
          line(exchange, request.prologue().method().text(), request.path().absolute().path());
      LOG.log(
          status >= 500 ? Level.WARNING : Level.INFO,
          line + " status=" + status + String.format(Locale.ROOT, " ms=%.1f", nanos / 1e6));
    }
  }

  /** A failure that the client is only told the existence of. */
  static void failed(Exchange exchange, String what, Throwable cause) {
    LOG.log(Level.ERROR, "failed=\"" + what + "\"" + ids(exchange), cause);
  }

  /** The store is away: one line a request, since there may be many until it is back. */
  static void unavailable(Exchange exchange, RuntimeException cause) {
    LOG.log(Level.WARNING, () -> "unavailable=\"" + cause.getMessage() + "\"" + ids(exchange));
  }

  private static String line(Exchange exchange, String method, String path) {
    return "method=" + method + " path=" + path + ids(exchange);
  }

  private static String ids(Exchange exchange) {
    return " request_id="
        + exchange.requestId()
        + exchange.trace().map(trace -> " trace_id=" + trace.traceId()).orElse("");
  }
}
