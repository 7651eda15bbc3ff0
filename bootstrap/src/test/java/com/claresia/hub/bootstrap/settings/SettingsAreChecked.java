package com.claresia.hub.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.InvalidSettings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsAreChecked {
  @TempDir Path directory;

  @Test
  void withoutAFileTheDefaultsHold() {
    LoadedSettings loaded = SettingsLoader.load(Map.of());

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.settings().number(SettingsCatalogue.SERVER_PORT)).isEqualTo(8080);
  }

  @Test
  void everyBadKeyIsNamedAtOnce() throws IOException {
    LoadedSettings loaded =
        load(
            """
            hub:
              server:
                port: 99999
                shutdown-grace: soon
              storage:
                postgres:
                  embedded: perhaps
            """,
            Map.of());

    assertThat(loaded.problems())
        .extracting(Problem::key)
        .containsExactlyInAnyOrder(
            "hub.server.port", "hub.server.shutdown-grace", "hub.storage.postgres.embedded");
    assertThat(loaded.problems()).allSatisfy(problem -> assertThat(problem.fix()).isNotBlank());
  }

  @Test
  void anUnknownKeyIsAnErrorThatNamesTheNearest() throws IOException {
    LoadedSettings loaded = load("hub:\n  server:\n    prot: 8080\n", Map.of());

    assertThat(loaded.problems())
        .containsExactly(
            new Problem(
                "hub.server.prot", "there is no such setting", "did you mean hub.server.port?"));
  }

  @Test
  void theEnvironmentGoesAboveTheFile() throws IOException {
    LoadedSettings loaded =
        load("hub:\n  server:\n    port: 8081\n", Map.of("HUB_SERVER_PORT", "8082"));

    assertThat(loaded.settings().number(SettingsCatalogue.SERVER_PORT)).isEqualTo(8082);
  }

  @Test
  void aSecretMayComeFromAFile() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "correct horse\n");
    LoadedSettings loaded =
        load("hub:\n  tls:\n    keystore-passphrase-file: " + secret + "\n", Map.of());

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.settings().text(SettingsCatalogue.TLS_KEYSTORE_PASSPHRASE))
        .contains("correct horse");
  }

  @Test
  void aSecretIsNeitherShownNorRepeatedInAProblem() throws IOException {
    LoadedSettings loaded =
        load(
            "hub:\n  tls:\n    keystore-passphrase: hunter2\n"
                + "    keystore-passphrase-file: /nowhere\n",
            Map.of());

    assertThat(loaded.problems()).hasSize(1);
    assertThat(loaded.problems().toString() + loaded.settings()).doesNotContain("hunter2");
  }

  @Test
  void aMissingFileIsNamed() {
    LoadedSettings loaded = SettingsLoader.load(directory.resolve("none.yaml"), Map.of());

    assertThat(loaded.problems()).extracting(Problem::key).containsExactly("--config");
  }

  @Test
  void aVariableThatIsNearlyASettingIsWarnedOf() {
    LoadedSettings loaded = SettingsLoader.load(Map.of("HUB_SERVER_PROT", "1"));

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.warnings()).singleElement().asString().contains("HUB_SERVER_PORT");
  }

  @Test
  void anOwnStoreGetsWhatStandsUnderItsName() throws IOException {
    LoadedSettings loaded =
        load("hub:\n  storage:\n    backend: mystore\n    mystore:\n      place: here\n", Map.of());

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.settings().storage().value("place")).contains("here");
  }

  private LoadedSettings load(String yaml, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(directory.resolve("hub.yaml"), yaml);
    return SettingsLoader.load(file, environment);
  }
}
