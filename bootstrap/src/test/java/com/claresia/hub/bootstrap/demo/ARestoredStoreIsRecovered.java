package com.claresia.hub.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.adapters.keys.local.KeyProtection;
import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.application.verify.VerificationProgress;
import com.claresia.hub.application.verify.VerificationRequest;
import com.claresia.hub.application.verify.VerifyChain;
import com.claresia.hub.bootstrap.Development;
import com.claresia.hub.bootstrap.Relaying;
import com.claresia.hub.bootstrap.RunningHub;
import com.claresia.hub.bootstrap.cli.HubCommand;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import com.claresia.hub.bootstrap.settings.SettingsLoader;
import com.claresia.hub.bootstrap.settings.TelemetrySettings;
import com.claresia.hub.bootstrap.terminal.Terminal;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.Finding;
import com.claresia.hub.domain.verification.Verdict;
import com.claresia.hub.domain.verification.VerificationReport;
import com.claresia.hub.domain.verification.VerificationTerms;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An older data directory of PostgreSQL is put back, with a control plane that knows more: the Hub
 * refuses to write, is recovered by the command, and goes on; or goes on without, and is found out.
 */
class ARestoredStoreIsRecovered {
  private static final TenantId DAINESE = Development.DAINESE;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private final Development development = Development.create();
  private VendorSide vendor;

  @BeforeEach
  void startVendor() {
    vendor =
        VendorSide.start(
            directory.resolve("vendor"),
            SettingsLoader.load(Map.of())
                .settings()
                .with(SettingsCatalogue.SERVER_PORT, "0")
                .with(SettingsCatalogue.DATA_DIR, directory.resolve("hub").toString()));
  }

  @AfterEach
  void endVendor() {
    vendor.close();
  }

  private RunningHub start(HubSettings settings) {
    return development.start(settings);
  }

  private HubSettings settings() {
    return mirrored(vendor.settings());
  }

  private HubSettings mirrored(HubSettings settings) {
    return settings.with(
        SettingsCatalogue.CHECKPOINT_MIRROR, directory.resolve("mirror").toString());
  }

  private HubSettings withoutControlPlane() {
    return SettingsLoader.load(Map.of())
        .settings()
        .with(SettingsCatalogue.SERVER_PORT, "0")
        .with(SettingsCatalogue.DATA_DIR, directory.resolve("hub").toString());
  }

  private HubClient client(RunningHub hub) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new HubClient(http, hub.uri(), DAINESE, development.token(DAINESE));
  }

  private int post(RunningHub hub, int from, int to) {
    int status = 0;
    for (int i = from; i < to; i++) {
      status = client(hub).post("/v1/records", record(i)).status();
    }
    return status;
  }

  private static byte[] record(int number) {
    return """
    {"type":"decision","record_id":"00000000-0000-4000-8000-%012d",\
    "occurred_at":"2026-05-03T08:15:30Z","actor":{"kind":"employee","id":"me"},\
    "body":{"title":"t","outcome":"o","rationale":"r"}}\
    """
        .formatted(number)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void awaitCosigned(RunningHub hub, long size) {
    Relaying relaying = hub.hub().relaying().orElseThrow();
    assertThat(relaying.awaitCosigned(DAINESE, size, PATIENCE)).isTrue();
  }

  /** Thirty records, of which a copy of the data directory has twenty. */
  private void loseTen() throws IOException {
    try (RunningHub hub = start(settings())) {
      assertThat(post(hub, 0, 20)).isEqualTo(201);
      awaitCosigned(hub, 20);
    }
    copy(directory.resolve("hub/postgres"), directory.resolve("backup"));
    try (RunningHub hub = start(settings())) {
      assertThat(post(hub, 20, 30)).isEqualTo(201);
      awaitCosigned(hub, 30);
    }
    delete(directory.resolve("hub/postgres"));
    copy(directory.resolve("backup"), directory.resolve("hub/postgres"));
  }

  @Test
  void theHubRefusesToWriteUntilTheLossIsRecovered() throws IOException {
    loseTen();
    for (HubSettings settings : List.of(vendor.settings(), mirrored(withoutControlPlane()))) {
      try (RunningHub hub = start(settings)) {
        HubClient.Reply refused = client(hub).post("/v1/records", record(30));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.body()).contains("writes-halted").contains("20 records").contains("30");
        assertThat(hub.hub().append().status().haltedTenants()).isEqualTo(1);
      }
    }

    recoverByARetiredKey();
    String recovered = recover();
    assertThat(recovered).contains("\"result\":\"recovered\"", "\"lost\":10", "\"event_seq\":30");
    assertThat(recover()).contains("\"result\":\"nothing_lost\"");

    try (RunningHub hub = start(settings())) {
      assertThat(post(hub, 31, 35)).isEqualTo(201);
      assertThat(client(hub).post("/v1/records", record(5)).status()).isEqualTo(200);
      awaitCosigned(hub, 35);
      VerificationReport report = verify(hub);
      assertThat(report.count(Verdict.MISSING)).isEqualTo(10);
      assertThat(report.count(Verdict.VALID)).isEqualTo(25);
      assertThat(report.count(Verdict.TAMPERED)).isZero();
      assertThat(report.findings())
          .containsExactly(new Finding.OfLoss(20, 30, 30, eventId(recovered)));
    }
  }

  private static UUID eventId(String recovered) {
    try (JsonReader reader = Json.createReader(new StringReader(recovered))) {
      return UUID.fromString(reader.readObject().getString("event_id"));
    }
  }

  /** The key that signed all of it is replaced: its checkpoint is believed where it is given. */
  private void recoverByARetiredKey() throws IOException {
    Path keys = directory.resolve("hub/keys");
    Path key = keys.resolve("dainese.pem");
    Path old = directory.resolve("old.pub");
    Files.writeString(old, keys(keys).verifierKeys(DAINESE).getFirst().format());
    Path aside = Files.move(key, directory.resolve("old.pem"));
    var _ = keys(keys).create(DAINESE);

    assertThat(recover("--dry-run")).contains("\"result\":\"refused\"", "log key");
    assertThat(recover("--dry-run", "--log-public-key", old.toString()))
        .contains("\"result\":\"recoverable\"", "\"lost\":10");
    Files.move(aside, key, StandardCopyOption.REPLACE_EXISTING);
  }

  private static LocalLogKeys keys(Path directory) {
    return LocalLogKeys.open(directory, new KeyProtection.NoneForDevelopment(), new SecureRandom());
  }

  @Test
  void aHubThatGoesOnFromAnOldSnapshotIsFoundOut() throws IOException {
    loseTen();
    try (RunningHub hub = start(withoutControlPlane())) {
      assertThat(post(hub, 40, 55)).isEqualTo(201);
    }

    try (RunningHub hub = start(settings())) {
      String events = awaitEvent(hub);
      assertThat(events).contains("data.log_forked").contains("another one before");
    }
    assertThat(recover()).contains("\"result\":\"forked\"", "\"seq\":20");
  }

  private String awaitEvent(RunningHub hub) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String events = "";
    while (!events.contains("data.log_forked") && System.nanoTime() < end) {
      events = client(hub).get("/v1/records?type=governance_event", "application/json").body();
    }
    return events;
  }

  private VerificationReport verify(RunningHub hub) {
    VerificationTerms terms =
        VerificationTerms.of(DAINESE, hub.hub().clock().instant())
            .withWitnesses(vendor.cosigners());
    return new VerifyChain(hub.hub().store())
        .verify(
            new VerificationRequest(terms, List.of(), VerificationRequest.EVERYTHING, 1, 17),
            VerificationProgress.silent());
  }

  /** Runs the command as an operator would, and gives what it says as JSON. */
  private String recover(String... more) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> arguments =
        Stream.concat(
                Stream.of(
                    "recover",
                    "--tenant",
                    DAINESE.value(),
                    "-o",
                    "json",
                    "--config",
                    configuration().toString()),
                Stream.of(more))
            .toList();
    HubCommand.run(
        InputStream.nullInputStream(),
        new Terminal(print(out), print(new ByteArrayOutputStream()), Set.of()),
        arguments.toArray(String[]::new));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private Path configuration() throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (String key :
        List.of(
            SettingsCatalogue.DATA_DIR,
            TelemetrySettings.URL,
            TelemetrySettings.KEYSTORE,
            TelemetrySettings.TRUST,
            TelemetrySettings.COSIGNER_KEYS)) {
      all.put(key, vendor.settings().require(key));
    }
    all.put(
        TelemetrySettings.KEYSTORE_PASSPHRASE + "-file",
        vendor.certificates().passphrase().toString());
    all.put(SettingsCatalogue.POSTGRES_EMBEDDED, "true");
    String yaml =
        all.entrySet().stream()
            .map(entry -> entry.getKey() + ": \"" + entry.getValue() + "\"\n")
            .collect(Collectors.joining());
    return Files.writeString(directory.resolve("hub.yaml"), yaml);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(
            each, to.resolve(from.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
