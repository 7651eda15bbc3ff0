package com.claresia.hub.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import com.claresia.hub.bootstrap.settings.SettingsLoader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the connections that clients keep open, only one with a request under way delays a stop. */
class AStopWaitsForRequestsAlone {
  private static final String BODY =
      """
      {"type":"decision","occurred_at":"2026-05-03T08:15:30Z",\
      "actor":{"kind":"employee","id":"me"},"body":{"title":"t","outcome":"o","rationale":"r"}}\
      """;

  @TempDir Path directory;

  @Test
  void andNotForClientsThatAskNothing() throws Exception {
    Development development = Development.create();
    RunningHub hub = development.startThrowAway(settings());
    try (Socket idle = connect(hub);
        Socket busy = connect(hub)) {
      send(idle, "GET /health/live HTTP/1.1\r\nHost: hub\r\n\r\n");
      assertThat(status(idle)).isEqualTo("HTTP/1.1 200 OK");
      send(busy, head(development.token(Development.DAINESE)) + BODY.substring(0, 40));

      CompletableFuture<Void> stop = CompletableFuture.runAsync(hub::close);
      awaitDeaf(hub);
      assertThat(stop).isNotDone();
      send(busy, BODY.substring(40));

      assertThat(status(busy)).isEqualTo("HTTP/1.1 201 Created");
      stop.get(30, TimeUnit.SECONDS);
      assertThat(isClosed(idle)).isTrue();
    }
  }

  private HubSettings settings() {
    return SettingsLoader.load(Map.of())
        .settings()
        .with(SettingsCatalogue.STORAGE_BACKEND, "snowflake")
        .with(SettingsCatalogue.SERVER_PORT, "0")
        .with(SettingsCatalogue.SHUTDOWN_GRACE, "60s")
        .with(SettingsCatalogue.DATA_DIR, directory.toString());
  }

  private static String head(String token) {
    return """
    POST /v1/records HTTP/1.1
    Host: hub
    Authorization: Bearer %s
    X-Claresia-Tenant: dainese
    Content-Type: application/json
    Content-Length: %d

    """
        .formatted(token, BODY.length())
        .replace("\n", "\r\n");
  }

  private static Socket connect(RunningHub hub) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.uri().getPort());
    socket.setSoTimeout(30_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String status(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c != '\r'; c = socket.getInputStream().read()) {
      assertThat(c).as("the next byte after: " + line).isNotNegative();
      line.append((char) c);
    }
    return line.toString();
  }

  private static void awaitDeaf(RunningHub hub) throws IOException {
    while (true) {
      try {
        connect(hub).close();
      } catch (SocketException refused) {
        return;
      }
    }
  }

  private static boolean isClosed(Socket socket) throws IOException {
    try {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketException reset) {
      return true;
    }
  }
}
