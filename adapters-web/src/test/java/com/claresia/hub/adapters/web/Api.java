package com.claresia.hub.adapters.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A client as an integrator would write one. */
final class Api {
  private static final HttpClient CLIENT = client();
  private static final String DAINESE =
      HubUnderTest.ISSUER.token("dainese", "records:write records:read");

  private final int port;

  // The server under test soon closes what is idle; the client must not use it again by then.
  private static HttpClient client() {
    System.setProperty("jdk.httpclient.keepalive.timeout", "1");
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  Api(int port) {
    this.port = port;
  }

  /** An answer whose body is text, or JSON. Names of headers are in lower case. */
  @SuppressWarnings("ArrayRecordComponent")
  record Answer(int status, Map<String, String> headers, byte[] bytes) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return Json.parse(text());
    }

    String code() {
      return json().path("code").asText();
    }

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    String mediaType() {
      return header("Content-Type").replaceAll(";.*", "");
    }
  }

  /** A request for the tenant dainese, with a token that may do all. */
  HttpRequest.Builder request(String path) {
    return anonymous(path)
        .header("Authorization", "Bearer " + DAINESE)
        .header("X-Claresia-Tenant", "dainese");
  }

  /** A request for another tenant, with a token of that tenant. */
  HttpRequest.Builder request(String path, String tenant, String scopes) {
    return anonymous(path)
        .header("Authorization", "Bearer " + HubUnderTest.ISSUER.token(tenant, scopes))
        .header("X-Claresia-Tenant", tenant);
  }

  /** A request by nobody. */
  HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  Answer get(String path) {
    return send(request(path));
  }

  Answer post(String path, String body) {
    return post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  Answer post(String path, byte[] body) {
    return send(json(request(path), body));
  }

  static HttpRequest.Builder json(HttpRequest.Builder request, byte[] body) {
    return request
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(body));
  }

  static HttpRequest.Builder json(HttpRequest.Builder request, String body) {
    return json(request, body.getBytes(StandardCharsets.UTF_8));
  }

  Answer postLines(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(body)));
  }

  static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      Map<String, String> headers = new TreeMap<>();
      response.headers().map().forEach((name, all) -> headers.put(name, all.getFirst()));
      return new Answer(response.statusCode(), headers, response.body());
    } catch (IOException e) {
      throw new AssertionError("no answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
