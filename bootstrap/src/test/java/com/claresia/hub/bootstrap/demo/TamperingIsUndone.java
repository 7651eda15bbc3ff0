package com.claresia.hub.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.bootstrap.Development;
import com.claresia.hub.bootstrap.RunningHub;
import com.claresia.hub.bootstrap.own.OwnStores;
import com.claresia.hub.bootstrap.own.Tampering;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import com.claresia.hub.bootstrap.settings.SettingsLoader;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.Verdict;
import com.claresia.hub.domain.verification.VerificationReport;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody with all rights did to a store is found, and can be put back. */
class TamperingIsUndone {
  private static final TenantId TENANT = Development.DAINESE;

  @TempDir Path directory;

  static List<String> stores() {
    return OwnStores.names();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void andNothingIsFoundAnyMore(String store) {
    Development development = Development.create();
    try (RunningHub running = development.startThrowAway(settings(store))) {
      append(running, development);
      Audit audit = new Audit(running.hub(), directory.resolve("mirror"), List.of());
      audit.awaitCheckpoint(TENANT);
      try (Tampering tampering = running.storage().own().orElseThrow().tampering(TENANT)) {
        tampering.alter(2);
        tampering.delete(5);
        tampering.delete(9);
        VerificationReport spoilt = verify(audit);
        assertThat(spoilt.count(Verdict.TAMPERED)).isEqualTo(1);
        assertThat(spoilt.count(Verdict.MISSING)).isEqualTo(2);

        tampering.restore();
      }
      assertThat(verify(audit).isClean()).isTrue();
    }
  }

  private static VerificationReport verify(Audit audit) {
    return audit.verify(TENANT, (done, total) -> {});
  }

  private HubSettings settings(String store) {
    return SettingsLoader.load(Map.of())
        .settings()
        .with(SettingsCatalogue.STORAGE_BACKEND, store)
        .with(SettingsCatalogue.SERVER_HOST, "127.0.0.1")
        .with(SettingsCatalogue.SERVER_PORT, "0")
        .with(SettingsCatalogue.DATA_DIR, directory.toString())
        .with(SettingsCatalogue.CHECKPOINT_MIRROR, directory.resolve("mirror").toString());
  }

  private static void append(RunningHub running, Development development) {
    HubClient client =
        new HubClient(HttpClient.newHttpClient(), running.uri(), TENANT, development.token(TENANT));
    String lines =
        String.join("\n", IntStream.range(0, 20).mapToObj(TamperingIsUndone::record).toList());
    try (var answers = client.postLines("/v1/records", BodyPublishers.ofString(lines))) {
      assertThat(answers).hasSize(20).allMatch(line -> line.contains("201"));
    }
  }

  private static String record(int number) {
    return """
    {"type":"decision","occurred_at":"2026-05-03T08:15:30Z",\
    "actor":{"kind":"employee","id":"müller"},\
    "body":{"title":"%d","outcome":"o","rationale":"größer"}}\
    """
        .formatted(number)
        .strip();
  }
}
