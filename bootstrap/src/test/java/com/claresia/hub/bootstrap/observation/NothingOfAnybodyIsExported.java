package com.claresia.hub.bootstrap.observation;

import static com.claresia.hub.bootstrap.Development.AURORA;
import static com.claresia.hub.bootstrap.Development.DAINESE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.bootstrap.Development;
import com.claresia.hub.bootstrap.RunningHub;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.SettingsLoader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Canaries: a random string of its own in every free-text field of every type of record, in ids of
 * people, in parameters, paths and headers; then every byte that the collector got is searched.
 */
class NothingOfAnybodyIsExported {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final Canaries canaries = new Canaries(System.nanoTime());
  private final HttpClient http = HttpClient.newHttpClient();
  private final Development development = Development.create();

  private static HubSettings settings(Map<String, String> more, Path data) {
    Map<String, String> environment = new TreeMap<>(more);
    environment.put("HUB_SERVER_PORT", "0");
    environment.put("HUB_DATA_DIR", data.toString());
    environment.put("HUB_LOG_REQUESTS", "all");
    return SettingsLoader.load(environment).orThrow();
  }

  private int send(HttpRequest.Builder request) throws Exception {
    return http.send(
            request
                .header("Authorization", "Bearer " + development.token(DAINESE))
                .header("X-Claresia-Tenant", DAINESE.value())
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .header("tracestate", "vendor=" + canaries.next())
                .header("baggage", "employee=" + canaries.next())
                .header("User-Agent", canaries.next())
                .header("Request-Id", canaries.next())
                .header("Cookie", "session=" + canaries.next())
                .header("Referer", "https://" + canaries.next() + ".example")
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }

  private HttpRequest.Builder post(URI hub, String path, String body) {
    return HttpRequest.newBuilder(hub.resolve(path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private String record(String type, String body) {
    return """
    {"type":"%s","actor":{"kind":"employee","id":"%s"},"on_behalf_of":{"kind":"employee","id":"%s"},
     "skill_id":"summariser","archetype_id":"scribe","invocation_id":"%s","body":%s}\
    """
        .formatted(type, canaries.next(), canaries.next(), canaries.next(), body)
        .replace("\n", "");
  }

  private String text(String template) {
    String filled = template;
    while (filled.contains("?")) {
      filled = filled.replaceFirst("\\?", canaries.next());
    }
    return filled;
  }

  private List<String> records() {
    return Stream.of(
            record("output", text("{\"content\":{\"?\":\"?\"},\"model\":\"?\",\"?\":1}")),
            record(
                "decision",
                text("{\"title\":\"?\",\"outcome\":\"?\",\"rationale\":\"?\",\"more\":[\"?\"]}")),
            record(
                "governance_event",
                text("{\"kind\":\"ai.reviewed\",\"severity\":\"info\",\"detail\":{\"by\":\"?\"}}")),
            record(
                "artifact",
                text("{\"name\":\"?\",\"media_type\":\"?\",\"size_bytes\":1,\"uri\":\"?\",")
                    + "\"sha256\":\""
                    + "0".repeat(64)
                    + "\"}"),
            record(
                "employee_profile",
                text("{\"user_name\":\"?\",\"active\":true,\"name\":{\"givenName\":\"?\"}}")),
            record(
                "telemetry_event",
                text("{\"success\":true,\"latency_ms\":840,\"tokens_in\":512,\"tokens_out\":64,")
                    + text("\"cost_usd_estimate\":0.0031,\"payload\":{\"prompt\":\"?\"}}")))
        .toList();
  }

  private void useIt(RunningHub hub) throws Exception {
    URI uri = hub.uri();
    for (String record : records()) {
      assertThat(send(post(uri, "/v1/records", record))).isEqualTo(201);
    }
    assertThat(send(get(uri, "/v1/records?actor=?&on_behalf_of=?"))).isEqualTo(200);
    assertThat(send(get(uri, "/v1/records?%3F=?"))).isEqualTo(400);
    assertThat(send(get(uri, "/v1/records/?"))).isIn(400, 404);
    assertThat(send(get(uri, "/?/?"))).isEqualTo(404);
    assertThat(send(post(uri, "/v1/records", text("{\"type\":\"?\",\"?\":\"?\"}")))).isEqualTo(422);
    assertThat(send(post(uri, "/v1/records", text("? no json")))).isEqualTo(400);
    assertThat(send(HttpRequest.newBuilder(uri.resolve("/v1/records")).method(verb(), none())))
        .isBetween(400, 501);
    // A line of the log into which something is put, and a writer who is told it.
    hub.hub().append().halt(DAINESE, canaries.next());
    assertThat(send(post(uri, "/v1/records", records().getFirst()))).isGreaterThan(400);
    hub.hub().append().resume(DAINESE);
  }

  private String verb() {
    return canaries.next();
  }

  private static HttpRequest.BodyPublisher none() {
    return BodyPublishers.noBody();
  }

  private HttpRequest.Builder get(URI hub, String path) {
    String filled = path;
    while (filled.contains("=?") || filled.contains("/?")) {
      filled = filled.replaceFirst("([=/])\\?", "$1" + canaries.next());
    }
    return HttpRequest.newBuilder(hub.resolve(filled)).GET();
  }

  @Test
  void whatReachesTheCollectorIsOnlyHowItGoes(@TempDir Path data) throws Exception {
    try (Collector collector = new Collector()) {
      HubSettings settings =
          settings(Map.of("HUB_OTLP_ENDPOINT", collector.uri().toString()), data);
      try (RunningHub hub = development.startThrowAway(settings)) {
        useIt(hub);
      }
      String all = collector.all();
      assertThatAllSignalsCame(all);
      assertThat(canaries.planted()).isGreaterThan(130);
      assertThat(canaries.foundIn(all)).isEmpty();
      String token = development.token(DAINESE);
      assertThat(all)
          .doesNotContain(
              DAINESE.value(), AURORA.value(), "summariser", "scribe", "Bearer", "developer")
          .doesNotContain(token.substring(0, 30), token.substring(token.length() - 30))
          .doesNotContain(System.getProperty("user.name") + "@", data.toString());
    }
  }

  @Test
  void theSearchFindsWhatIsThere() {
    String canary = canaries.next();
    String other = canaries.next();
    byte[] bytes = ("x" + canary).getBytes(UTF_8);
    for (String shape :
        List.of(
            "a" + canary + "b",
            canary.toUpperCase(Locale.ROOT),
            canary.substring(10),
            HexFormat.of().formatHex(bytes),
            Base64.getEncoder().encodeToString(bytes))) {
      assertThat(canaries.foundIn("before " + shape + " after")).containsExactly(canary);
    }
    assertThat(canaries.foundIn("nothing of " + other.substring(0, 8))).isEmpty();
  }

  private static void assertThatAllSignalsCame(String all) {
    assertThat(all)
        .contains("/v1/traces", "/v1/metrics", "/v1/logs")
        .contains("POST /v1/records", "GET /v1/records/{id}", "append segment", "invalid-record")
        .contains("http.server.request.duration", "hub.append.committed.records")
        .contains("nothing is written for {0} any more: {1}", "append.Halts.", "_OTHER");
  }
}
