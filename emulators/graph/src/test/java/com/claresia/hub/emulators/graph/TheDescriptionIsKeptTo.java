package com.claresia.hub.emulators.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.claresia.hub.emulators.graph.control.RecordedRequest;
import com.claresia.hub.emulators.graph.description.Description;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the published description does not know is refused and logged, whatever it is. */
class TheDescriptionIsKeptTo {
  private static Service service;
  private static RawHttp http;
  private static String drive;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    service = Service.start();
    http = RawHttp.to(service.emulator());
    drive = "/drives/" + service.driveId();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void clear() {
    service.emulator().requests().clear();
  }

  @Test
  void theCopyIsThePublishedOne() throws IOException {
    Path published =
        Path.of(System.getProperty("hub.vectors")).resolveSibling("specs/graph-subset.yaml");
    assumeTrue(Files.exists(published), "no " + published + " to compare with");
    try (InputStream own =
        Objects.requireNonNull(Description.class.getResourceAsStream(Description.RESOURCE))) {
      assertThat(own.readAllBytes()).isEqualTo(Files.readAllBytes(published));
    }
  }

  private static void assertRefused(HttpResponse<byte[]> response, String why) {
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(RawHttp.json(response).at("/error/message").asText()).contains(why);
    assertThat(service.emulator().requests().all())
        .singleElement()
        .extracting(RecordedRequest::violations)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .isNotEmpty();
  }

  @Test
  void anUnknownPath() {
    assertRefused(
        http.get(Service.ADMIN, drive + "/root:/a.txt:/content"), "Not in the description: GET");
  }

  @Test
  void anUnknownMethod() {
    assertRefused(
        http.send(http.as(Service.ADMIN, drive + "/items/root").PUT(BodyPublishers.noBody())),
        "Not in the description: PUT");
  }

  @Test
  void anUnknownParameter() {
    assertRefused(
        http.get(Service.ADMIN, drive + "/items/root?$count=true"),
        "query parameter $count is unknown");
  }

  @Test
  void aParameterOfAnotherType() {
    assertRefused(
        http.get(Service.ADMIN, drive + "/items/root/children?$top=some"),
        "query parameter $top is no integer");
  }

  @Test
  void aPropertyThatIsUnknownOrOfAnotherType() {
    assertRefused(
        http.post(
            Service.ADMIN,
            drive + "/items/root/children",
            "{\"name\": 1, \"folder\": {}, \"colour\": \"red\"}"),
        "/name is no string; /colour is unknown");
  }

  @Test
  void moreThanTwentyPartsOfABatch() {
    String part = "{\"id\": \"%d\", \"method\": \"GET\", \"url\": \"/drives/x\"}";
    StringBuilder parts = new StringBuilder(part.formatted(0));
    for (int i = 1; i <= 20; i++) {
      parts.append(',').append(part.formatted(i));
    }
    assertRefused(
        http.post(Service.ADMIN, "/$batch", "{\"requests\": [" + parts + "]}"),
        "/requests has 21 elements");
  }

  @Test
  void whatIsDescribedButNotEmulatedIsToldAsSuch() {
    HttpResponse<byte[]> response =
        http.post(Service.ADMIN, drive + "/items/root/createUploadSession", "{}");
    assertThat(response.statusCode()).isEqualTo(501);
    assertThat(RawHttp.json(response).at("/error/message").asText()).startsWith("Not emulated:");
  }

  @Test
  void requestsAreRecordedInAFileWithoutCredentials() throws IOException {
    Path file = directory.resolve("requests.ndjson");
    service.emulator().requests().recordIn(file);
    http.get(Service.ADMIN, drive + "/items/root?$select=id");

    assertThat(Files.readString(file))
        .contains("\"url\":\"" + drive + "/items/root?$select=id\"")
        .contains("\"operation\":\"GET /drives/{drive-id}/items/{driveItem-id}\"")
        .doesNotContain("Bearer")
        .doesNotContain(service.emulator().token(Service.ADMIN));
  }
}
