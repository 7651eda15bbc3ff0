package com.claresia.hub.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.adapters.telemetry.CapturingEndpoint.Reply;
import com.claresia.hub.application.port.ControlPlane.LogState;
import com.claresia.hub.application.port.ControlPlane.SendOutcome;
import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the other side answers, and fails to answer, comes to the outcome that it means. */
class AnEndpointIsHeardWarily {
  private static final TenantId DAINESE = new TenantId("dainese");
  private static final String STATE =
      "\"acknowledged_size\":5,\"envelopes\":2,\"witnessed_size\":4,\"schema_version\":3";
  private static final LogState TOLD = new LogState(5, 2, 4, Optional.of(3));
  private static final List<FeedEntry> ONE =
      List.of(new FeedEntry(5, Hash.sha256(new byte[1]), Optional.empty()));

  @TempDir private Path directory;
  private final TestCertificates server = TestCertificates.of("control-plane");
  private TestCertificates client = TestCertificates.of("dainese-hub");

  @BeforeEach
  void writeFiles() {
    client.keyStoreIn(directory.resolve("client.p12"));
    server.pemIn(directory.resolve("trusted.pem"));
  }

  private MutualTlsControlPlane to(URI endpoint, Duration timeout) {
    return new MutualTlsControlPlane(
        new ControlPlaneSettings(
            endpoint,
            directory.resolve("client.p12"),
            TestCertificates.PASSPHRASE,
            Optional.of(directory.resolve("trusted.pem")),
            timeout),
        new DirectoryEgressLedger(
            directory.resolve("egress"), Duration.ofDays(1), Clock.systemUTC(), new UUID(0, 1)),
        new UUID(0, 1));
  }

  private CapturingEndpoint answering(Reply reply) {
    return new CapturingEndpoint(
        server.trusting(client.certificate()), "TLSv1.3", request -> reply);
  }

  private SendOutcome sent(Reply reply) {
    try (CapturingEndpoint endpoint = answering(reply);
        MutualTlsControlPlane controlPlane = to(endpoint.uri(), Duration.ofSeconds(5))) {
      return controlPlane.send(DAINESE, ONE);
    }
  }

  @Test
  void everyAnswerToEntriesHasItsMeaning() {
    assertThat(sent(Reply.json(200, "{" + STATE + "}")))
        .isEqualTo(new SendOutcome.Acknowledged(TOLD));
    assertThat(sent(Reply.json(409, "{\"code\":\"gap\"," + STATE + "}")))
        .isEqualTo(new SendOutcome.Gap(TOLD));
    assertThat(sent(Reply.json(409, "{\"code\":\"forked\",\"seq\":3," + STATE + "}")))
        .isEqualTo(new SendOutcome.Forked(3, TOLD));
    assertThat(
            sent(
                new Reply(
                    423,
                    "application/problem+json",
                    "{\"code\":\"leased\"," + STATE + "}",
                    "Retry-After",
                    "7")))
        .isEqualTo(new SendOutcome.Leased(Duration.ofSeconds(7), TOLD));
    assertThat(sent(new Reply(503, "text/plain", "", "Retry-After", "9")))
        .isEqualTo(new SendOutcome.Unavailable("503", Optional.of(Duration.ofSeconds(9))));
    assertThat(sent(Reply.json(403, "{\"code\":\"foreign\"}")))
        .isEqualTo(new SendOutcome.Refused("the control plane answered 403 foreign"));
  }

  @Test
  void nonsenseIsNoSuccess() {
    for (String body :
        List.of("", "[]", "{}", "{\"acknowledged_size\":-1}", "x".repeat(100_000), "{" + STATE)) {
      assertThat(sent(Reply.json(200, body))).isInstanceOf(SendOutcome.Unavailable.class);
    }
    assertThat(sent(Reply.json(400, "{\"code\":\"<script>\"}")))
        .isEqualTo(new SendOutcome.Refused("the control plane answered 400"));
    assertThat(sent(new Reply(302, "text/plain", "", "Location", "https://localhost:1/")))
        .isInstanceOf(SendOutcome.Refused.class);
  }

  @Test
  void hashesOfAnotherNumberAreRefused() {
    try (CapturingEndpoint endpoint =
            answering(new Reply(200, "application/octet-stream", "short"));
        MutualTlsControlPlane controlPlane = to(endpoint.uri(), Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> controlPlane.hashes(DAINESE, new SeqRange(0, 1)))
          .isInstanceOf(ControlPlaneUnavailable.class);
    }
  }

  @Test
  void aConnectionOnWhichNothingComesIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0);
        MutualTlsControlPlane controlPlane =
            to(URI.create("https://localhost:" + silent.getLocalPort()), Duration.ofMillis(100))) {
      assertThat(controlPlane.send(DAINESE, ONE)).isInstanceOf(SendOutcome.Unavailable.class);
    }
  }

  @Test
  void nothingOlderThanTls13IsSpokenAndNoStrangerIsBelieved() {
    Reply fine = Reply.json(200, "{" + STATE + "}");
    try (CapturingEndpoint old =
            new CapturingEndpoint(
                server.trusting(client.certificate()), "TLSv1.2", request -> fine);
        MutualTlsControlPlane controlPlane = to(old.uri(), Duration.ofSeconds(5))) {
      assertThat(controlPlane.send(DAINESE, ONE)).isInstanceOf(SendOutcome.Unavailable.class);
      assertThat(old.requests()).isEmpty();
    }
    TestCertificates stranger = TestCertificates.of("stranger");
    try (CapturingEndpoint other =
            new CapturingEndpoint(
                stranger.trusting(client.certificate()), "TLSv1.3", request -> fine);
        MutualTlsControlPlane controlPlane = to(other.uri(), Duration.ofSeconds(5))) {
      assertThat(controlPlane.send(DAINESE, ONE)).isInstanceOf(SendOutcome.Unavailable.class);
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void aNewCertificateIsShownWithoutARestart() throws IOException {
    TestCertificates next = TestCertificates.of("dainese-hub-next");
    Reply fine = Reply.json(200, "{" + STATE + "}");
    try (CapturingEndpoint endpoint =
            new CapturingEndpoint(
                server.trusting(client.certificate(), next.certificate()),
                "TLSv1.3",
                request -> fine);
        MutualTlsControlPlane controlPlane = to(endpoint.uri(), Duration.ofSeconds(5))) {
      controlPlane.send(DAINESE, ONE);
      Path file = next.keyStoreIn(directory.resolve("client.p12"));
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (!endpoint.requests().getLast().peer().equals("CN=dainese-hub-next")
          && System.nanoTime() < deadline) {
        controlPlane.send(DAINESE, ONE);
      }

      assertThat(endpoint.requests().getFirst().peer()).isEqualTo("CN=dainese-hub");
      assertThat(endpoint.requests().getLast().peer()).isEqualTo("CN=dainese-hub-next");
      assertThat(controlPlane.certificateExpires()).isPresent();
    }
  }

  @Test
  void aMissingFileIsNamedAndThePassphraseIsNot() {
    ControlPlaneSettings settings =
        new ControlPlaneSettings(
            URI.create("https://localhost:1"),
            directory.resolve("nowhere.p12"),
            "very secret",
            Optional.empty(),
            Duration.ofSeconds(1));

    assertThat(settings.toString()).doesNotContain("very secret");
    try (Requests requests = new Requests(settings, DAINESE)) {
      assertThatThrownBy(() -> requests.exchange(requests.to("/v1/tenants/dainese/state")))
          .isInstanceOf(ControlPlaneUnavailable.class)
          .hasMessageContaining("nowhere.p12")
          .hasMessageNotContaining("very secret");
    }
  }
}
