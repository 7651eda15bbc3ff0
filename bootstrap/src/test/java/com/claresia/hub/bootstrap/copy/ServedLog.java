package com.claresia.hub.bootstrap.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.bootstrap.LocalIssuer;
import com.claresia.hub.bootstrap.RunningHub;
import com.claresia.hub.bootstrap.settings.SettingsLoader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A Hub that serves from a site, as its clients see it. */
final class ServedLog implements AutoCloseable {
  private final RunningHub hub;
  private final String token;
  private final HttpClient client = HttpClient.newHttpClient();

  ServedLog(Site site, LocalIssuer issuer) {
    token =
        issuer.token(
            Site.TENANT, "writer", Set.of("records:write", "records:read"), Duration.ofHours(1));
    hub = RunningHub.start(SettingsLoader.load(site.configuration(), Map.of()).orThrow());
  }

  /** Takes records in, one a line. */
  void post(byte[] lines) throws IOException, InterruptedException {
    HttpRequest request =
        request("/v1/records")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(lines))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("\"status\":4");
  }

  /** The status and the body of each record's proof, in both forms, by its id. */
  Map<String, String> proofs(List<String> ids) throws IOException, InterruptedException {
    Map<String, String> proofs = new TreeMap<>();
    for (String id : ids) {
      proofs.put(id, get("/v1/records/" + id + "/proof", "application/json"));
      proofs.put(id + " as text", get("/v1/records/" + id + "/proof", "text/plain"));
    }
    return proofs;
  }

  /** The newest checkpoint. */
  String checkpoint() throws IOException, InterruptedException {
    return get("/v1/log/checkpoint", "text/plain");
  }

  private String get(String path, String form) throws IOException, InterruptedException {
    HttpRequest request = request(path).header("Accept", form).build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    // What is refused is told with the id of the request.
    return answer.statusCode() + (answer.statusCode() == 200 ? " " + answer.body() : "");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(hub.uri() + path))
        .header("Authorization", "Bearer " + token)
        .header("X-Claresia-Tenant", Site.TENANT.value());
  }

  @Override
  public void close() {
    client.close();
    hub.close();
  }
}
