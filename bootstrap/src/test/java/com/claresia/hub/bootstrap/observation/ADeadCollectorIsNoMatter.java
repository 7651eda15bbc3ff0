package com.claresia.hub.bootstrap.observation;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.bootstrap.Development;
import com.claresia.hub.bootstrap.RunningHub;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.SettingsLoader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint takes connections and never says a word. */
@Timeout(120)
class ADeadCollectorIsNoMatter {
  private static final int RECORDS = 1_200;
  private static final String RECORD =
      """
      {"type":"output","actor":{"kind":"skill","id":"summariser"},"skill_id":"summariser",\
      "body":{"content":"text","model":"m"}}\
      """;

  private final Development development = Development.create();
  private final String token = development.token(Development.DAINESE);
  private final HttpClient http = HttpClient.newHttpClient();

  private static HubSettings settings(int port, Path data) {
    return SettingsLoader.load(
            Map.of(
                "HUB_OTLP_ENDPOINT",
                "http://127.0.0.1:" + port,
                "HUB_OTLP_INTERVAL",
                "100ms",
                "HUB_SERVER_PORT",
                "0",
                "HUB_DATA_DIR",
                data.toString()))
        .orThrow();
  }

  @Test
  void recordsAreTakenInAllTheSame(@TempDir Path data) throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RunningHub hub = development.startThrowAway(settings(silent.getLocalPort(), data))) {
      for (int i = 0; i < RECORDS; i++) {
        assertThat(post(hub)).isEqualTo(201);
      }
      assertThat(hub.hub().append().status().committedRecords()).isEqualTo(RECORDS);
    }
  }

  private int post(RunningHub hub) throws Exception {
    return http.send(
            HttpRequest.newBuilder(hub.uri().resolve("/v1/records"))
                .header("Authorization", "Bearer " + token)
                .header("X-Claresia-Tenant", Development.DAINESE.value())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(RECORD))
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }
}
