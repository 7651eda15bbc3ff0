package com.claresia.hub.adapters.persistence.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsAreReadFromDsnFilesAndEnvironment {
  private static final String PLAIN = "snowflake://hub@acme-prod/HUB/LOG?warehouse=HUB_WH";

  @TempDir private Path home;

  private ConnectionSettings read(Map<String, String> environment, Map<String, String> settings) {
    SecretSources secrets = new SecretSources(environment::get);
    return SnowflakeSettings.of(StorageSettings.of(settings), secrets).service();
  }

  private String password(Map<String, String> environment, Map<String, String> settings) {
    return switch (read(environment, settings).credential()) {
      case Credential.Password(String value) -> value;
      case Credential.KeyPair pair -> throw new AssertionError(pair);
    };
  }

  private static byte[] key() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048);
    return generator.generateKeyPair().getPrivate().getEncoded();
  }

  private String keyFile() throws Exception {
    return pem("PRIVATE KEY", key());
  }

  private String pem(String label, byte[] der) throws IOException {
    String text =
        "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
            .formatted(label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
    return Files.writeString(home.resolve("key.p8"), text).toString();
  }

  /** As openssl pkcs8 -topk8 -v2 aes-256-cbc does it. */
  private String encryptedKeyFile(String passphrase) throws Exception {
    String algorithm = "PBEWithHmacSHA256AndAES_256";
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.ENCRYPT_MODE,
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec(passphrase.toCharArray())));
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
    parameters.init(cipher.getParameters().getEncoded());
    return pem(
        "ENCRYPTED PRIVATE KEY",
        new EncryptedPrivateKeyInfo(parameters, cipher.doFinal(key())).getEncoded());
  }

  @Test
  void aDsnGivesEverything() throws Exception {
    ConnectionSettings read =
        read(
            Map.of(),
            Map.of(
                "dsn",
                "snowflake://auditor%40acme.com@acme-prod/hub/Log%20Book"
                    + "?warehouse=hub_wh&role=auditors&host=localhost&port=8085&ssl=off&private_key_file="
                    + keyFile()));

    assertThat(read.user()).isEqualTo("auditor@acme.com");
    assertThat(read.role()).contains(new Identifier("AUDITORS"));
    assertThat(read.credential()).isInstanceOf(Credential.KeyPair.class);
    assertThat(read.target())
        .isEqualTo(
            new Target(
                "acme-prod",
                "localhost",
                8085,
                "off",
                new Identifier("HUB"),
                new Identifier("\"Log Book\""),
                new Identifier("HUB_WH")));
  }

  @Test
  void withoutMoreTheAccountTellsTheHostAndTlsIsOn() {
    ConnectionSettings read = read(Map.of("SNOWFLAKE_PASSWORD", "pw"), Map.of("dsn", PLAIN));

    assertThat(read.target().url())
        .isEqualTo("jdbc:snowflake://acme-prod.snowflakecomputing.com:443/");
    assertThat(read.target().ssl()).isEqualTo("on");
    assertThat(read.names()).isEqualTo(new Names("CLARESIA", "CLARESIA_OWNER"));
    assertThat(read.limits())
        .isEqualTo(
            new ConnectionSettings.Limits(
                4, Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofMinutes(5)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "snowflake://hub:s3cret@acme/HUB/LOG?warehouse=W",
        "snowflake://hub@acme/HUB?warehouse=W",
        "snowflake://hub@acme/HUB/LOG",
        "snowflake://hub@/HUB/LOG?warehouse=W",
        "snowflake://hub@acme/HUB/LOG?warehouse=W&private_key_pwd=s3cret",
        "snowflake://hub@acme/HUB/LOG?warehouse=W&port=s3cret",
        "snowflake://hub@acme/HUB/LOG?warehouse=W&ssl=off",
        "snowflake://hub@acme/HUB/s3cret;DROP?warehouse=W",
        "snowflake://hub@acme/HUB/LOG?warehouse",
        "jdbc:snowflake://acme/?password=s3cret",
        "s3cret"
      })
  void aBadDsnIsRefusedWithoutRepeatingIt(String dsn) {
    assertThatThrownBy(() -> new SnowflakeStorageBackend().settingsOf(dsn))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("dsn: ")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void passwordsAreLookedForInTheOrderOfTheirNearness() throws IOException {
    Path file = Files.writeString(home.resolve("pw"), "from-file\nnot this\n");
    Path other = Files.writeString(home.resolve("pw2"), "from-dsn-file\n");
    Map<String, String> with = Map.of("SNOWFLAKE_PASSWORD", "from-env");
    String naming = PLAIN + "&password_file=" + other;

    assertThat(password(with, Map.of("dsn", naming, "password", "set"))).isEqualTo("set");
    assertThat(password(with, Map.of("dsn", naming, "password-file", file.toString())))
        .isEqualTo("from-file");
    assertThat(password(with, Map.of("dsn", naming))).isEqualTo("from-dsn-file");
    assertThat(password(with, Map.of("dsn", PLAIN))).isEqualTo("from-env");
  }

  @Test
  void everyBadKeyIsNamedAtOnce() {
    Map<String, String> bad = new TreeMap<>();
    bad.put("dsn", "snowflake://acme/HUB/LOG?warehouse=W");
    bad.put("pool-size", "many");
    bad.put("access", "write");
    bad.put("role-prefix", "a;b");
    bad.put("answer-timeout", "0");

    assertThatThrownBy(() -> read(Map.of(), bad))
        .isInstanceOfSatisfying(
            InvalidSettings.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(InvalidSettings.Problem::key)
                    .contains(
                        "user",
                        "private-key-file",
                        "pool-size",
                        "access",
                        "role-prefix",
                        "answer-timeout"));
    assertThatThrownBy(() -> read(Map.of(), Map.of()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("dsn: is missing");
  }

  @Test
  void anEncryptedKeyIsOpenedWithItsPassphrase() throws Exception {
    Map<String, String> settings =
        Map.of("dsn", PLAIN, "private-key-file", encryptedKeyFile("correct horse"));

    assertThat(read(Map.of("PRIVATE_KEY_PASSPHRASE", "correct horse"), settings).credential())
        .isInstanceOf(Credential.KeyPair.class);
    assertThatThrownBy(() -> read(Map.of(), settings))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("no passphrase is given");
    assertThatThrownBy(() -> read(Map.of("PRIVATE_KEY_PASSPHRASE", "s3cret"), settings))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("cannot be decrypted")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n",
        "junk"
      })
  void whatIsNoKeyIsSaidToBeNone(String content) throws IOException {
    Path file = Files.writeString(home.resolve("key"), content);

    assertThatThrownBy(
            () -> read(Map.of(), Map.of("dsn", PLAIN, "private-key-file", file.toString())))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("PKCS#8");
  }

  @Test
  void nothingSecretIsEverShown() throws Exception {
    Map<String, String> with = Map.of("SNOWFLAKE_PASSWORD", "s3cret");

    assertThat(read(with, Map.of("dsn", PLAIN)).toString()).doesNotContain("s3cret");
    assertThat(read(with, Map.of("dsn", PLAIN, "private-key-file", keyFile())).toString())
        .contains("a key")
        .doesNotContain("RSA");
  }
}
