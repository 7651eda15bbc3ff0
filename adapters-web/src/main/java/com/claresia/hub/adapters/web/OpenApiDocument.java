package com.claresia.hub.adapters.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Serves the hand-written OpenAPI 3.1 document as it is; JSON is YAML as well. */
final class OpenApiDocument implements HttpService {
  private final byte[] document = read();

  private static byte[] read() {
    try (InputStream in =
        Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream("openapi.json"))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/", this::serve);
  }

  private void serve(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.send(document);
  }
}
