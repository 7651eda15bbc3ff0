package com.claresia.hub.bootstrap.demo;

import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

/** One tenant's client, as any integrator would write it. */
final class HubClient {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final HttpClient http;
  private final URI hub;
  private final TenantId tenant;
  private final String token;

  HubClient(HttpClient http, URI hub, TenantId tenant, String token) {
    this.http = http;
    this.hub = hub;
    this.tenant = tenant;
    this.token = token;
  }

  /** What came back. */
  record Reply(int status, String body) {}

  TenantId tenant() {
    return tenant;
  }

  Reply post(String path, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  Reply get(String path, String accept) {
    return send(request(path).header("Accept", accept).GET());
  }

  /** Posts NDJSON and gives the answer line by line, as it arrives. */
  Stream<String> postLines(String path, BodyPublisher body) {
    HttpRequest request =
        request(path).header("Content-Type", "application/x-ndjson").POST(body).build();
    try {
      HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
      if (response.statusCode() != 200) {
        throw new DemoFailure("NDJSON was answered " + response.statusCode());
      }
      return response.body();
    } catch (IOException broken) {
      throw new DemoFailure("the Hub did not answer: " + broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("stopped");
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(hub.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("X-Claresia-Tenant", tenant.value());
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body());
    } catch (IOException broken) {
      throw new DemoFailure("the Hub did not answer: " + broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("stopped");
    }
  }
}
