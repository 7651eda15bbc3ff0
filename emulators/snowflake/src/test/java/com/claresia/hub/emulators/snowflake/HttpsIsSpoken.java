package com.claresia.hub.emulators.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver checks the certificate as it does the service's, against the JVM's trust store. */
class HttpsIsSpoken {
  private static final String STORE_PASSWORD = "changeit";

  @TempDir private Path directory;

  @Test
  void withACertificateThatIsTrusted() throws Exception {
    Path keys = keyStore(directory);
    EmulatorSettings settings =
        EmulatorSettings.inMemory(Service.administrator()).overTls(context(keys));
    try (SnowflakeEmulator emulator = SnowflakeEmulator.start(settings)) {
      assertThat(client(emulator.jdbcUrl(), keys)).contains("rows: 2048");
    }
  }

  private static String client(String url, Path trusted) throws IOException {
    Process client =
        new ProcessBuilder(
                tool("java"),
                "-cp",
                System.getProperty("java.class.path"),
                "-Djavax.net.ssl.trustStore=" + trusted,
                "-Djavax.net.ssl.trustStorePassword=" + STORE_PASSWORD,
                HttpsClient.class.getName(),
                url)
            .redirectErrorStream(true)
            .start();
    try (BufferedReader told = client.inputReader()) {
      return told.lines().takeWhile(line -> !line.equals(HttpsClient.END)).toList().toString();
    } finally {
      // The driver may leave threads behind that keep the process alive.
      client.destroyForcibly();
    }
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /** A self-signed certificate for localhost, made by the JDK's own tool. */
  private static Path keyStore(Path directory) throws IOException, InterruptedException {
    Path store = directory.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                tool("keytool"),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                STORE_PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    return store;
  }

  private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, STORE_PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, STORE_PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
