package com.claresia.hub.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.memory.TestCosigner;
import com.claresia.hub.application.port.EnvelopeFeed;
import com.claresia.hub.application.port.EnvelopeFeedBackend;
import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.StorageSettings;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.Parsed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function's settings are those of the Hub, by their names in its environment. */
class AFunctionIsToldByItsEnvironment {
  private static final String SECRET = "a secret of the tests";

  private final Map<String, String> environment = new TreeMap<>();
  @TempDir private Path directory;

  /** A store that shows what it was opened with. */
  public static final class ShownBackend implements EnvelopeFeedBackend {
    /** For the ServiceLoader. */
    public ShownBackend() {}

    @Override
    public String name() {
      return "shown";
    }

    @Override
    public EnvelopeFeed open(StorageSettings settings) {
      throw new StoreUnavailable("opened with " + settings);
    }
  }

  @BeforeEach
  void setWhatIsNeeded() throws IOException {
    Path key = Files.writeString(directory.resolve("cosigner.pub"), "a key\n");
    Path passphrase = Files.writeString(directory.resolve("passphrase"), SECRET + "\n");
    environment.put("HUB_STORAGE_BACKEND", "shown");
    environment.put("HUB_STORAGE_SHOWN_ANSWER_TIMEOUT", "7");
    environment.put("HUB_STORAGE_OTHER_USER", "nobody");
    environment.put("HUB_CONTROL_PLANE_URL", "https://control.example:8443");
    environment.put("HUB_CONTROL_PLANE_KEYSTORE", "clients.p12");
    environment.put("HUB_CONTROL_PLANE_KEYSTORE_PASSPHRASE_FILE", passphrase.toString());
    environment.put("HUB_CONTROL_PLANE_COSIGNER_KEYS", " " + key + ",");
    environment.put("HUB_EGRESS_DIR", directory.toString());
    environment.put("PATH", "/bin");
  }

  private FunctionSettings settings() {
    return FunctionSettings.of(environment, AFunctionIsToldByItsEnvironment::key);
  }

  private static Parsed<NoteVerifier> key(String text) {
    return text.equals("a key")
        ? Parsed.valid(new TestCosigner("cosigner.example").verifiers().getFirst())
        : Parsed.malformed("no key");
  }

  private void assertRefused(String... fragments) {
    assertThatThrownBy(this::settings)
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContainingAll(fragments)
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void theNamesAreTheHubsAndSecretsComeFromFiles() {
    FunctionSettings settings = settings();

    assertThat(settings.storage().value("answer-timeout")).contains("7");
    assertThat(settings.storage().hasAny("user")).isFalse();
    assertThat(settings.controlPlane().endpoint())
        .isEqualTo(URI.create("https://control.example:8443"));
    assertThat(settings.controlPlane().passphrase()).isEqualTo(SECRET);
    assertThat(settings.cosigners()).hasSize(1);
    assertThat(settings.egressRetention()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.toString()).doesNotContain(SECRET);
  }

  @Test
  void aPathToASecretGoesToTheStoreAsItIsButForTheDsn() throws IOException {
    Path dsn = Files.writeString(directory.resolve("dsn"), "postgres://db/hub\n");
    environment.put("HUB_STORAGE_SHOWN_DSN_FILE", dsn.toString());
    environment.put("HUB_STORAGE_SHOWN_PASSWORD_FILE", "/secrets/password");

    assertThat(settings().storage().value("dsn")).contains("postgres://db/hub");
    assertThat(settings().storage().value("password-file")).contains("/secrets/password");
  }

  @Test
  void whatIsMissingIsNamedAllAtOnce() {
    environment.keySet().removeIf(name -> name.startsWith("HUB_"));
    environment.put("HUB_STORAGE_BACKEND", "elsewhere");

    assertRefused(
        "hub.storage.backend",
        "hub.control-plane.url",
        "hub.control-plane.keystore",
        "hub.control-plane.cosigner-keys",
        "hub.egress.dir");
  }

  @Test
  void whatIsBadIsNamedAndNeverRepeated() {
    environment.put("HUB_CONTROL_PLANE_URL", "http://" + SECRET.replace(' ', '-'));
    environment.put("HUB_CONTROL_PLANE_KEYSTORE_PASSPHRASE", SECRET);
    environment.put("HUB_CONTROL_PLANE_COSIGNER_KEYS", directory.resolve("absent").toString());
    environment.put("HUB_RELAY_BUDGET", SECRET);

    assertRefused(
        "hub.control-plane.url: it is no address behind TLS",
        "hub.control-plane.keystore-passphrase: both it and",
        "hub.control-plane.cosigner-keys: the file cannot be read",
        "hub.relay.budget");
  }

  @Test
  void aCallEndsBeforeThePlatformEndsIt() {
    FunctionSettings settings = settings();

    assertThat(settings.budgetOf(Duration.ofMinutes(10))).isEqualTo(Duration.ofSeconds(45));
    assertThat(settings.budgetOf(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(25));
    assertThat(settings.budgetOf(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aStoreThatCannotBeOpenedFailsTheCallAndIsTriedAgainInTheNext() {
    try (RelayFunction function =
        RelayFunction.of(environment, AFunctionIsToldByItsEnvironment::key)) {
      for (int call = 0; call < 2; call++) {
        assertThatThrownBy(() -> function.run(Duration.ofMinutes(1)))
            .isInstanceOf(StoreUnavailable.class)
            .hasMessage("opened with StorageSettings[answer-timeout]");
      }
    }
  }
}
