package com.claresia.hub.emulators.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests as they are on the wire, for what the SDK does not show or does not send. */
record RawHttp(GraphEmulator emulator, HttpClient client) {
  private static final JsonMapper JSON = new JsonMapper();

  static RawHttp to(GraphEmulator emulator) {
    return new RawHttp(
        emulator, HttpClient.newBuilder().sslContext(Service.CERTIFICATE.client()).build());
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** To a path below the version, as an application. */
  HttpRequest.Builder as(String clientId, String path) {
    return HttpRequest.newBuilder(URI.create(emulator.baseUrl() + path))
        .header("Authorization", "Bearer " + emulator.token(clientId));
  }

  HttpResponse<byte[]> get(String clientId, String path) {
    return send(as(clientId, path).GET());
  }

  HttpResponse<byte[]> post(String clientId, String path, String json) {
    return send(
        as(clientId, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  HttpResponse<byte[]> form(String path, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(emulator.origin().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  static JsonNode json(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
