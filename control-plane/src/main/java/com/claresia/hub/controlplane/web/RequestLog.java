package com.claresia.hub.controlplane.web;

import io.helidon.webserver.http.RoutingRequest;
import java.lang.System.Logger.Level;
import java.util.Locale;

/** One line per failed request as {@code key=value}; query strings and bodies are never shown. */
final class RequestLog {
  private static final System.Logger LOG = System.getLogger("com.claresia.hub.requests");

  private RequestLog() {}

  static void answered(String id, RoutingRequest request, int status, long nanos) {
    Level level = status == 500 ? Level.WARNING : Level.DEBUG;
    LOG.log(
        level,
        () ->
            String.format(
                Locale.ROOT,
                "method=%s path=%s request_id=%s status=%d ms=%.1f",
                request.prologue().method().text(),
                request.path().absolute().path(),
                id,
                status,
                nanos / 1e6));
  }

  /** A failure that the client is only told the existence of. */
  static void failed(String id, String what, Throwable cause) {
    LOG.log(Level.ERROR, "failed=\"" + what + "\" request_id=" + id, cause);
  }

  /** The store is away: one line a request, since there may be many until it is back. */
  static void unavailable(String id, RuntimeException cause) {
    LOG.log(Level.WARNING, () -> "unavailable=\"" + cause.getMessage() + "\" request_id=" + id);
  }
}
