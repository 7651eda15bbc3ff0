package com.claresia.hub.adapters.telemetry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.adapters.telemetry.CapturingEndpoint.Reply;
import com.claresia.hub.adapters.telemetry.CapturingEndpoint.Request;
import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.port.EgressLedger;
import com.claresia.hub.domain.telemetry.EntryLine;
import com.claresia.hub.domain.telemetry.FeedEntry;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Canaries: a random string of its own in every free-text field of every type of record; then every
 * byte that leaves is read, as it was before TLS, and none of them is in it in any shape.
 */
class OnlyEntriesLeave {
  private static final TenantId DAINESE = new TenantId("dainese");

  private final InMemoryHub hub = InMemoryHub.create();
  private final TestCertificates server = TestCertificates.of("control-plane");
  private final TestCertificates client = TestCertificates.of("dainese-hub");
  private final AtomicLong acknowledged = new AtomicLong();
  private final CapturingEndpoint endpoint =
      new CapturingEndpoint(server.trusting(client.certificate()), "TLSv1.3", this::accept);
  private final List<String> canaries = new ArrayList<>();
  private final Random random = seeded();

  @AfterEach
  void close() {
    endpoint.close();
    hub.close();
  }

  private static Random seeded() {
    long seed = System.nanoTime();
    System.out.println("OnlyEntriesLeave: seed " + seed);
    return new Random(seed);
  }

  private Reply accept(Request request) {
    if (request.line().startsWith("POST /add-checkpoint")) {
      return new Reply(503, "text/plain", "", "Retry-After", "1");
    }
    long lines = new String(request.body(), UTF_8).lines().count();
    if (lines > 0) {
      String first = new String(request.body(), UTF_8).lines().findFirst().orElseThrow();
      String seq = first.replaceAll(".*\"seq\":([0-9]+),.*", "$1");
      acknowledged.accumulateAndGet(Long.parseLong(seq) + lines, Math::max);
    }
    return Reply.json(
        200,
        "{\"acknowledged_size\":%d,\"envelopes\":0,\"witnessed_size\":0,\"lease\":{}}"
            .formatted(acknowledged.get()));
  }

  private String canary() {
    byte[] bytes = new byte[15];
    random.nextBytes(bytes);
    String canary = "zq" + HexFormat.of().formatHex(bytes) + "kx";
    canaries.add(canary);
    return canary;
  }

  private String record(String type, String body) {
    return record(type, "summariser", "scribe", body);
  }

  private String record(String type, String skill, String archetype, String body) {
    return """
    {"type":"%s","occurred_at":"2026-05-03T08:15:29Z","skill_id":"%s","archetype_id":"%s",
     "actor":{"kind":"employee","id":"%s"},"on_behalf_of":{"kind":"employee","id":"%s"},"invocation_id":"%s","body":%s}
    """
        .formatted(type, skill, archetype, canary(), canary(), canary(), body);
  }

  private void plant() {
    append(
        record(
            "output",
            "{\"content\":{\"%s\":\"%s\"},\"model\":\"%s\",\"%s\":1}"
                .formatted(canary(), canary(), canary(), canary())));
    append(
        record(
            "decision",
            "{\"title\":\"%s\",\"outcome\":\"%s\",\"rationale\":\"%s\",\"more\":[\"%s\"]}"
                .formatted(canary(), canary(), canary(), canary())));
    append(
        record(
            "governance_event",
            "{\"kind\":\"ai.reviewed\",\"severity\":\"info\",\"detail\":{\"by\":\"%s\"}}"
                .formatted(canary())));
    append(
        record(
            "artifact",
            "{\"name\":\"%s\",\"media_type\":\"%s\",\"size_bytes\":1,\"sha256\":\"%s\",\"uri\":\"%s\"}"
                .formatted(canary(), canary(), "0".repeat(64), canary())));
    append(
        record(
            "employee_profile",
            "{\"user_name\":\"%s\",\"active\":true,\"name\":{\"givenName\":\"%s\"}}"
                .formatted(canary(), canary())));
    append(
        record(
            "telemetry_event",
            "{\"success\":true,\"latency_ms\":840,\"tokens_in\":512,\"tokens_out\":64,\"cost_usd_estimate\":0.0031,\"payload\":{\"prompt\":\"%s\"},\"note\":\"%s\"}"
                .formatted(canary(), canary())));
  }

  private void append(String record) {
    hub.created(DAINESE, record.getBytes(UTF_8));
  }

  private EgressLedger ledger(Path directory) {
    return new DirectoryEgressLedger(directory, Duration.ofDays(1), hub.time(), new UUID(0, 1));
  }

  private ControlPlaneSettings settings(Path directory) {
    return new ControlPlaneSettings(
        endpoint.uri(),
        client.keyStoreIn(directory.resolve("client.p12")),
        TestCertificates.PASSPHRASE,
        Optional.of(server.pemIn(directory.resolve("trusted.pem"))),
        Duration.ofSeconds(5));
  }

  @Test
  void noCanaryLeavesInAnyShape(@TempDir Path directory) {
    hub.tenant("dainese");
    for (int i = 0; i < 20; i++) {
      plant();
      hub.time().pass(Duration.ofSeconds(1));
    }
    try (EgressLedger ledger = ledger(directory.resolve("egress"));
        MutualTlsControlPlane controlPlane =
            new MutualTlsControlPlane(settings(directory), ledger, new UUID(0, 1))) {
      relay(controlPlane).runNow(DAINESE);

      assertThat(acknowledged.get()).isEqualTo(120);
      assertThat(canaries).hasSizeGreaterThan(400);
      String all = all(endpoint.requests());
      assertThat(all).contains("\"skill_id\":\"summariser\"").contains("old 0");
      for (String canary : canaries) {
        for (String shape : shapes(canary)) {
          assertThat(all).doesNotContain(shape);
        }
      }
      assertThatOnlyEntriesWereSent();
      assertThatTheLedgerHasThemByteForByte(ledger);
    }
  }

  @Test
  void whatAWriterPutsIntoTheTwoNamesOfAnEventLeavesAndThatOfOtherRecordsDoesNot(
      @TempDir Path directory) {
    hub.tenant("dainese");
    append(
        record(
            "telemetry_event",
            "mario.rossi-appraisal",
            "6d6172696f",
            "{\"success\":true,\"latency_ms\":1,\"tokens_in\":1,\"tokens_out\":1,\"cost_usd_estimate\":0}"));
    append(record("output", "anna-bianchi", "6d6172696e", "{\"content\":\"x\",\"model\":\"m\"}"));
    try (EgressLedger ledger = ledger(directory.resolve("egress"));
        MutualTlsControlPlane controlPlane =
            new MutualTlsControlPlane(settings(directory), ledger, new UUID(0, 1))) {
      relay(controlPlane).runNow(DAINESE);
    }

    assertThat(all(endpoint.requests()))
        .contains("\"skill_id\":\"mario.rossi-appraisal\"", "\"archetype_id\":\"6d6172696f\"")
        .doesNotContain("anna-bianchi", "6d6172696e");
  }

  private Relay relay(MutualTlsControlPlane controlPlane) {
    return new Relay(
        new Relay.Parts(
            hub.store().feed(), controlPlane, List.of(), RelayEvents.none(), hub.time()),
        hub.time(),
        random);
  }

  /**
   * All that came, bodies joined without what lies between them, so that nothing hides by
   * splitting.
   */
  private static String all(List<Request> requests) {
    ByteArrayOutputStream bodies = new ByteArrayOutputStream();
    StringBuilder all = new StringBuilder();
    for (Request request : requests) {
      bodies.writeBytes(request.body());
      all.append(request.line()).append('\n').append(request.headers()).append('\n');
      all.append(new String(request.raw(), ISO_8859_1)).append('\n');
    }
    String joined = bodies.toString(ISO_8859_1);
    return all.append(joined).append(joined.replaceAll("[\\s\"{},:]", "")).toString();
  }

  private static List<String> shapes(String canary) {
    byte[] utf8 = canary.getBytes(UTF_8);
    List<String> shapes = new ArrayList<>();
    shapes.add(canary);
    shapes.add(canary.toUpperCase(Locale.ROOT));
    shapes.add(new StringBuilder(canary).reverse().toString());
    shapes.add(HexFormat.of().formatHex(utf8));
    shapes.add(URLEncoder.encode(canary, UTF_8));
    shapes.add(new String(gzip(utf8), ISO_8859_1).substring(10, 30));
    // Base64 of a text depends on where in three bytes it begins.
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = new byte[shift + utf8.length];
      System.arraycopy(utf8, 0, shifted, shift, utf8.length);
      String encoded = Base64.getEncoder().encodeToString(shifted);
      shapes.add(encoded.substring(4, encoded.length() - 4));
    }
    // Half of it is too much already, as where a batch ends in the midst.
    shapes.add(canary.substring(0, 16));
    shapes.add(canary.substring(canary.length() - 16));
    return shapes;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void assertThatOnlyEntriesWereSent() {
    endpoint.requests().stream()
        .filter(request -> request.line().contains("/entries"))
        .flatMap(request -> new String(request.body(), UTF_8).lines())
        .forEach(line ->
            assertThat(EntryLine.read(DAINESE, line.getBytes(UTF_8)).ok())
                .as(line)
                .isPresent()
                .get()
                .extracting(FeedEntry::seq)
                .isNotNull());
    assertThat(endpoint.requests())
        .allMatch(request ->
            request
                .line()
                .matches(
                    "(POST /v1/tenants/dainese/entries|POST /add-checkpoint|GET /v1/tenants/dainese/state)"));
    assertThat(endpoint.requests()).extracting(Request::peer).containsOnly("CN=dainese-hub");
  }

  private void assertThatTheLedgerHasThemByteForByte(EgressLedger ledger) {
    List<String> kept = new ArrayList<>();
    ledger.replay(DAINESE, sent -> kept.add(sent.fate() + new String(sent.body(), UTF_8)));
    List<String> received =
        endpoint.requests().stream()
            .filter(request -> request.line().startsWith("POST"))
            .map(request ->
                (request.line().contains("entries") ? "ACCEPTED" : "REFUSED")
                    + new String(request.body(), UTF_8))
            .toList();
    assertThat(kept).isEqualTo(received);
  }
}
