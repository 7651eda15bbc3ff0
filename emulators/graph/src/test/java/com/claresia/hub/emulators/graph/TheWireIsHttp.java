package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.microsoft.graph.models.DriveItem;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** HTTPS and HTTP, redirections to signed addresses, ranges. */
class TheWireIsHttp {
  @Test
  void withTls13() {
    try (Service service = Service.start()) {
      RawHttp http = RawHttp.to(service.emulator());
      HttpResponse<byte[]> response =
          http.get(Service.ADMIN, "/drives/" + service.driveId() + "/items/root");
      assertThat(response.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void theSdkSpeaksPlainHttpToLocalhostToo() {
    try (GraphEmulator emulator =
        GraphEmulator.start(EmulatorSettings.inMemory(Service.administrator()))) {
      AccessToken token =
          new AccessToken(
              emulator.token(Service.ADMIN), OffsetDateTime.now(ZoneOffset.UTC).plusHours(1));
      GraphServiceClient client = Service.client(emulator, request -> Mono.just(token));

      assertThat(client.sites().bySiteId(EmulatorSettings.HOST + ":/sites/records").get())
          .isNotNull();
    }
  }

  @Test
  void aDownloadIsElsewhereNeedsNoTokenAndTakesRanges() {
    try (Service service = Service.start()) {
      RawHttp http = RawHttp.to(service.emulator());
      String drive = service.driveId();
      put(service.admin(), drive, "a.txt", "0123456789", "fail");
      HttpResponse<byte[]> redirection =
          http.get(Service.ADMIN, "/drives/" + drive + "/items/root%3A%2Fa.txt%3A/content");
      assertThat(redirection.statusCode()).isEqualTo(302);
      String location = redirection.headers().firstValue("Location").orElseThrow();

      assertRange(http, location, "bytes=2-4", "234", "bytes 2-4/10");
      assertRange(http, location, "bytes=7-", "789", "bytes 7-9/10");
      assertRange(http, location, "bytes=-2", "89", "bytes 8-9/10");
      assertThat(get(http, location, "bytes=10-").statusCode()).isEqualTo(416);
      assertThat(get(http, location + "x", "bytes=0-").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void whatTheClientHasAlreadyIsNotSentAgain() {
    try (Service service = Service.start()) {
      RawHttp http = RawHttp.to(service.emulator());
      String drive = service.driveId();
      DriveItem item = put(service.admin(), drive, "a.txt", "a", "fail");
      HttpResponse<byte[]> response =
          http.send(
              http.as(Service.ADMIN, "/drives/" + drive + "/items/" + item.getId())
                  .header("If-None-Match", String.valueOf(item.getETag())));
      assertThat(response.statusCode()).isEqualTo(304);
    }
  }

  private static HttpResponse<byte[]> get(RawHttp http, String location, String range) {
    return http.send(HttpRequest.newBuilder(URI.create(location)).header("Range", range));
  }

  private static void assertRange(
      RawHttp http, String location, String range, String content, String told) {
    HttpResponse<byte[]> part = get(http, location, range);
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(new String(part.body(), StandardCharsets.UTF_8)).isEqualTo(content);
    assertThat(part.headers().firstValue("Content-Range")).contains(told);
  }
}
