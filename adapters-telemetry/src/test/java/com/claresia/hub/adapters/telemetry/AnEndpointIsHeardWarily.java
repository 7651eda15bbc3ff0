package com.claresia.hub.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.adapters.telemetry.CapturingEndpoint.Reply;
import com.claresia.hub.application.port.ControlPlane.LogState;
import com.claresia.hub.application.port.ControlPlane.SendOutcome;
import com.claresia.hub.application.port.ControlPlaneUnavailable;
import com.claresia.hub.application.port.EgressLedger;
import com.claresia.hub.application.port.EgressLedger.Fate;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
  private final CountDownLatch over = new CountDownLatch(1);

  @BeforeEach
  void writeFiles() {
    client.keyStoreIn(directory.resolve("client.p12"));
    server.pemIn(directory.resolve("trusted.pem"));
  }

  private MutualTlsControlPlane to(URI endpoint, Duration timeout) {
    return new MutualTlsControlPlane(settings(endpoint, timeout), ledger(1), new UUID(0, 1));
  }

  private ControlPlaneSettings settings(URI endpoint, Duration timeout) {
    return new ControlPlaneSettings(
        endpoint,
        directory.resolve("client.p12"),
        TestCertificates.PASSPHRASE,
        Optional.of(directory.resolve("trusted.pem")),
        timeout);
  }

  private EgressLedger ledger(long process) {
    return new DirectoryEgressLedger(
        directory.resolve("egress"), Duration.ofDays(1), Clock.systemUTC(), new UUID(0, process));
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
  @Timeout(20)
  void anAnswerThatDripsOrDoesNotEndIsGivenUp() {
    List<CapturingEndpoint.Body> bodies = List.of(this::drip, AnEndpointIsHeardWarily::flood);
    for (CapturingEndpoint.Body body : bodies) {
      try (CapturingEndpoint endpoint = answering(Reply.json(200, ""));
          MutualTlsControlPlane controlPlane = to(endpoint.uri(), Duration.ofMillis(250))) {
        endpoint.answerWith(body);

        assertThatThrownBy(() -> controlPlane.state(DAINESE))
            .isInstanceOf(ControlPlaneUnavailable.class)
            .hasMessageContaining("did not answer");
      }
    }
    over.countDown();
  }

  private void drip(OutputStream out) throws IOException, InterruptedException {
    while (!over.await(20, TimeUnit.MILLISECONDS)) {
      out.write(' ');
      out.flush();
    }
  }

  // Written for as long as anybody reads it.
  private static void flood(OutputStream out) throws IOException {
    byte[] piece = new byte[1 << 16];
    while (true) {
      out.write(piece);
    }
  }

  @Test
  void whatHadNoConnectionIsKeptAsNotSentAndWhatHadNoAnswerAsUnknown() throws IOException {
    try (MutualTlsControlPlane nobody =
        to(URI.create("https://localhost:1"), Duration.ofSeconds(1))) {
      nobody.send(DAINESE, ONE);
    }
    try (CapturingEndpoint endpoint = answering(Reply.json(200, ""));
        MutualTlsControlPlane controlPlane = to(endpoint.uri(), Duration.ofSeconds(5))) {
      endpoint.answerWith(AnEndpointIsHeardWarily::flood);
      controlPlane.send(DAINESE, ONE);
    }
    Files.delete(directory.resolve("client.p12"));
    try (MutualTlsControlPlane keyless =
        to(URI.create("https://localhost:1"), Duration.ofSeconds(1))) {
      keyless.send(DAINESE, ONE);
    }

    assertThat(fates()).containsExactly(Fate.NOT_SENT, Fate.UNKNOWN, Fate.NOT_SENT);
  }

  private List<Fate> fates() {
    List<Fate> fates = new ArrayList<>();
    try (EgressLedger ledger = ledger(2)) {
      ledger.replay(DAINESE, sent -> fates.add(sent.fate()));
    }
    return fates;
  }

  @Test
  void patienceThatIsAskedForIsToldOfReadingToo() {
    try (CapturingEndpoint endpoint =
            answering(new Reply(503, "text/plain", "", "Retry-After", "9"));
        MutualTlsControlPlane controlPlane = to(endpoint.uri(), Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> controlPlane.state(DAINESE))
          .isInstanceOfSatisfying(
              ControlPlaneUnavailable.class,
              e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(9)));
    }
  }

  @Test
  void aKeyStoreThatIsHalfWrittenLeavesTheOldCertificateInUse() throws IOException {
    AtomicLong time = new AtomicLong();
    Path file = directory.resolve("client.p12");
    byte[] whole = Files.readAllBytes(file);
    ControlPlaneSettings settings =
        settings(URI.create("https://localhost:1"), Duration.ofSeconds(1));
    try (ReloadingClient client = new ReloadingClient(settings, DAINESE, time::get)) {
      HttpClient first = client.get();
      Files.write(file, Arrays.copyOf(whole, whole.length / 2));
      time.addAndGet(Duration.ofSeconds(3).toNanos());
      assertThat(client.get()).isSameAs(first);

      Files.write(file, whole);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
      time.addAndGet(Duration.ofSeconds(3).toNanos());
      assertThat(client.get()).isNotSameAs(first);
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
      Exchange exchange = requests.exchange(requests.to("/v1/tenants/dainese/state"));
      assertThat(exchange).isInstanceOf(Exchange.NotSent.class);
      assertThatThrownBy(exchange::orThrow)
          .isInstanceOf(ControlPlaneUnavailable.class)
          .hasMessageContaining("nowhere.p12")
          .hasMessageNotContaining("very secret");
    }
  }
}
