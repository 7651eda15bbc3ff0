package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;

/** Requests to one endpoint for one tenant, each with an end: what hangs is given up. */
final class Requests implements AutoCloseable {
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
    return HttpRequest.newBuilder(URI.create(prefix + path))
        .timeout(settings.timeout().multipliedBy(ANSWERS_AS_LONG_AS_CONNECTIONS));
  }

  /**
   * Sends it.
   *
   * @throws ControlPlaneUnavailable if no answer came
   */
  Answer exchange(HttpRequest.Builder request) {
    HttpRequest built = request.build();
    try {
      HttpResponse<byte[]> response =
          client.get().send(built, HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new ControlPlaneUnavailable(
          built.uri().getAuthority() + " did not answer: " + reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ControlPlaneUnavailable("interrupted while waiting for an answer", e);
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  Optional<Instant> certificateExpires() {
    return client.certificateExpires();
  }

  @Override
  public void close() {
    client.close();
  }
}
