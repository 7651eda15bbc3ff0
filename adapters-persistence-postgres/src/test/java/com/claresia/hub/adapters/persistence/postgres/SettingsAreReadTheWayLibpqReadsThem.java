package com.claresia.hub.adapters.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsAreReadTheWayLibpqReadsThem {
  @TempDir private Path home;

  private ConnectionSettings read(Map<String, String> environment, Map<String, String> settings) {
    PasswordSources sources = new PasswordSources(environment::get, home);
    return PostgresSettings.of(StorageSettings.of(settings), sources).service();
  }

  private ConnectionSettings ofDsn(String dsn) {
    return read(Map.of(), Map.of("dsn", dsn));
  }

  @Test
  void aUriGivesEverything() {
    ConnectionSettings read =
        ofDsn(
            "postgres://hub%40corp:p%2Bw+d%3A@db1:5433,[::1]/the%20hub"
                + "?sslmode=verify-full&sslrootcert=/etc/ca.pem&connect_timeout=3");

    assertThat(read.login()).isEqualTo(new Credentials("hub@corp", "p+w+d:"));
    assertThat(read.target())
        .isEqualTo(
            new Target(
                java.util.List.of("db1", "::1"),
                java.util.List.of(5433, 5432),
                "the hub",
                Map.of(
                    "sslmode", "verify-full",
                    "sslrootcert", "/etc/ca.pem",
                    "connectTimeout", "3")));
  }

  @Test
  void keywordsGiveTheSame() {
    ConnectionSettings read =
        ofDsn("host=db1 port = 5433 dbname='the \\'hub\\'' user=u password=p\\ w sslmode=require");

    assertThat(read.login()).isEqualTo(new Credentials("u", "p w"));
    assertThat(read.target().hosts()).containsExactly("db1");
    assertThat(read.target().ports()).containsExactly(5433);
    assertThat(read.target().database()).isEqualTo("the 'hub'");
    assertThat(read.target().driver()).containsEntry("sslmode", "require");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://u:s3cret@h/db?nonsense",
        "postgres://u:s3cret@h:port/db",
        "postgres://u:s3cret@h:99999/db",
        "postgres://u:s3cret@h/db?%zz=1",
        "postgres://u:s3cret@h/",
        "postgres://u:s3cret@h/db?ssl_mode=s3cret",
        "host=h password='s3cret",
        "host=h password=s3cret dbname",
        "jdbc:postgresql://h/db?password=s3cret",
        "s3cret"
      })
  void aBadDsnIsRefusedWithoutRepeatingIt(String dsn) {
    assertThatThrownBy(() -> new PostgresStorageBackend().settingsOf(dsn))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> ofDsn(dsn)).isInstanceOf(InvalidSettings.class);
  }

  @Test
  void passwordsAreLookedForInTheOrderOfTheirNearness() throws IOException {
    Path file = Files.writeString(home.resolve("pw"), "from-file\nnot this\n");
    Path passFile = Files.writeString(home.resolve("pass"), "# c\nx:*:*:*:no\n*:*:hub:u:a\\:b\n");
    Files.writeString(home.resolve(".pgpass"), "h:5432:hub:u:from-home\n");
    Map<String, String> with = Map.of("PGPASSWORD", "from-env");
    String plain = "postgres://u@h/hub";
    String carrying = "postgres://u:from-dsn@h/hub";

    assertThat(password(with, Map.of("dsn", carrying, "password", "set"))).isEqualTo("set");
    assertThat(password(with, Map.of("dsn", carrying, "password-file", file.toString())))
        .isEqualTo("from-file");
    assertThat(password(with, Map.of("dsn", carrying))).isEqualTo("from-dsn");
    assertThat(password(with, Map.of("dsn", plain))).isEqualTo("from-env");
    assertThat(password(Map.of("PGPASSFILE", passFile.toString()), Map.of("dsn", plain)))
        .isEqualTo("a:b");
    assertThat(password(Map.of(), Map.of("dsn", plain))).isEqualTo("from-home");
  }

  private String password(Map<String, String> environment, Map<String, String> settings) {
    return read(environment, settings).login().password();
  }

  @Test
  void aDsnsPasswordIsForItsOwnUserOnly() {
    assertThat(password(Map.of(), Map.of("dsn", "postgres://u:pw@h/hub", "user", "other")))
        .isEmpty();
  }

  @Test
  void everyBadKeyIsNamedAtOnce() {
    assertThatThrownBy(() ->
            read(
                Map.of(),
                Map.of(
                    "dsn", "postgres://h/hub",
                    "pool-size", "many",
                    "access", "write",
                    "password-file", home.resolve("absent").toString())))
        .isInstanceOfSatisfying(
            InvalidSettings.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(InvalidSettings.Problem::key)
                    .contains("user", "pool-size", "access"));
    assertThatThrownBy(() -> read(Map.of(), Map.of()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("dsn: is missing");
  }

  @Test
  void aLoginNeverShowsItsPassword() {
    assertThat(ofDsn("postgres://u:s3cret@h/hub").toString()).doesNotContain("s3cret");
  }
}
