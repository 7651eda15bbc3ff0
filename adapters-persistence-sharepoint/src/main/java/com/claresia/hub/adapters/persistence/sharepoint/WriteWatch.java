package com.claresia.hub.adapters.persistence.sharepoint;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Remembers whether the last write was refused for want of a right, so that health can tell without
 * a request of its own. After a minute that is forgotten: else who is told nothing because it is
 * not ready would never find out that the right was granted.
 */
final class WriteWatch implements Interceptor {
  private static final int FORBIDDEN = 403;
  private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanos;
  private volatile Optional<Long> refusedAt = Optional.empty();

  WriteWatch(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Response response = chain.proceed(request);
    answered(request.method(), request.url().encodedPath(), response.code());
    return response;
  }

  // A batch is well though all of its parts are refused: it tells nothing.
  void answered(String method, String path, int status) {
    if (method.equals("GET") || path.endsWith("batch")) {
      return;
    }
    if (status == FORBIDDEN) {
      refusedAt = Optional.of(nanos.getAsLong());
    } else if (status < 300) {
      refusedAt = Optional.empty();
    }
  }

  /** Why nothing can be written; empty where the last write was not refused, or long ago. */
  Optional<String> refusal() {
    return refusedAt
        .filter(at -> nanos.getAsLong() - at < KEPT_NANOS)
        .map(at ->
            "SharePoint refused the last write (HTTP %d): grant this application write on this site"
                .formatted(FORBIDDEN));
  }
}
