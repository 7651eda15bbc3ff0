package com.claresia.hub.adapters.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Deals with the rest of a body that was refused before its end. A little of it is read and thrown
 * away, so that the client sees the answer and the connection lives on; more is not, and the
 * connection is closed after the answer: the server would otherwise read on without end.
 */
@Provider
@Singleton
final class UnreadBodies implements ContainerResponseFilter {
  private static final long READ_AT_MOST = 8L << 20;
  private static final long NANOS_AT_MOST = 5_000_000_000L;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= 400 && hasBody(request) && !readRest(request, response)) {
      response.getHeaders().putSingle("Connection", "close");
    }
  }

  private static boolean hasBody(ContainerRequestContext request) {
    return request.getHeaderString("Transfer-Encoding") != null
        || request.getHeaderString(HttpHeaders.CONTENT_LENGTH) != null;
  }

  private static boolean readRest(
      ContainerRequestContext request, ContainerResponseContext response) {
    @Nullable String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    // One chunk is held in memory whole: not for a stranger. And who waits for "100 Continue" has
    // not sent a body yet.
    boolean stranger = response.getStatus() == 401 || response.getStatus() == 403;
    if ((length == null && stranger) || request.getHeaderString("Expect") != null) {
      return false;
    }
    return response.getStatus() != 408
        && (length == null || length.length() <= 7)
        && isReadToEnd(request.getEntityStream());
  }

  private static boolean isReadToEnd(InputStream in) {
    long start = System.nanoTime();
    byte[] buffer = new byte[8 * 1024];
    long left = READ_AT_MOST;
    try {
      while (left > 0 && System.nanoTime() - start < NANOS_AT_MOST) {
        int n = in.read(buffer);
        if (n < 0) {
          return true;
        }
        left -= n;
      }
      return false;
    } catch (IOException | RuntimeException e) {
      // The client has gone or broke the framing; the connection is of no more use.
      return false;
    }
  }
}
