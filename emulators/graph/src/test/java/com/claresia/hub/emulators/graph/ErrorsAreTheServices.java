package com.claresia.hub.emulators.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** An error's body and headers are those of the service. */
class ErrorsAreTheServices {
  @Test
  void withItsIdsAndDate() {
    try (Service service = Service.start()) {
      RawHttp http = RawHttp.to(service.emulator());
      HttpResponse<byte[]> response =
          http.send(
              http.as(Service.ADMIN, "/drives/none/items/root")
                  .header("client-request-id", "mine"));

      JsonNode error = RawHttp.json(response).path("error");
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(error.path("code").asText()).isEqualTo("itemNotFound");
      assertThat(error.path("message").asText()).isEqualTo("The resource could not be found.");
      assertThat(error.at("/innerError/client-request-id").asText()).isEqualTo("mine");
      assertThat(error.at("/innerError/date").asText()).hasSize("2026-05-03T08:15:30".length());
      assertThat(response.headers().firstValue("request-id"))
          .contains(error.at("/innerError/request-id").asText());
    }
  }

  @Test
  void withoutATokenItTellsWhereToGetOne() {
    try (Service service = Service.start()) {
      RawHttp http = RawHttp.to(service.emulator());
      HttpResponse<byte[]> response =
          http.send(
              HttpRequest.newBuilder(URI.create(service.emulator().baseUrl() + "/drives/none")));

      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
          .startsWith("Bearer realm=");
    }
  }
}
