package com.claresia.hub.controlplane;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;

/** Speaks to the control plane over mutual TLS as a relay does. */
final class TestClient implements AutoCloseable {
  private final URI server;
  private final HttpClient http;
  private final UUID relay;

  TestClient(URI server, SSLContext tls) {
    this(server, tls, UUID.randomUUID());
  }

  TestClient(URI server, SSLContext tls, UUID relay) {
    this.server = server;
    this.http =
        HttpClient.newBuilder()
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    this.relay = relay;
  }

  /** One answer. */
  record Answer(int status, String type, byte[] body, HttpResponse<byte[]> response) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    JsonObject json() {
      try (var reader = Json.createReader(new StringReader(text()))) {
        return reader.readObject();
      }
    }

    String code() {
      return json().getString("code");
    }

    long acknowledged() {
      return json().getJsonNumber("acknowledged_size").longValue();
    }

    long retryAfter() {
      return Long.parseLong(response.headers().firstValue("Retry-After").orElseThrow());
    }
  }

  UUID relay() {
    return relay;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(60));
  }

  Answer send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Answer(response.statusCode(), type, response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Answer get(String path) {
    return send(request(path).header("Claresia-Relay", relay.toString()).GET().build());
  }

  /** Sends lines, gzipped. */
  Answer entries(String tenant, byte[] lines) {
    return send(
        entriesRequest(tenant)
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(gzip(lines)))
            .build());
  }

  /** Sends lines as they are. */
  Answer plainEntries(String tenant, byte[] lines) {
    return send(entriesRequest(tenant).POST(BodyPublishers.ofByteArray(lines)).build());
  }

  HttpRequest.Builder entriesRequest(String tenant) {
    return request("/v1/tenants/" + tenant + "/entries")
        .header("Content-Type", "application/x-ndjson")
        .header("Claresia-Relay", relay.toString());
  }

  Answer addCheckpoint(String body) {
    return send(request("/add-checkpoint").POST(BodyPublishers.ofString(body)).build());
  }

  static byte[] gzip(byte[] plain) {
    return gzip(plain, 1);
  }

  static byte[] gzip(byte[] plain, int times) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      for (int i = 0; i < times; i++) {
        gzip.write(plain);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    http.close();
  }
}
