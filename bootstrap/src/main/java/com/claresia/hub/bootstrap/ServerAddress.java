package com.claresia.hub.bootstrap;

import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.SettingsCatalogue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where and how the server listens.
 *
 * @param host address to listen on
 * @param port to listen on, 0 for any free one
 * @param grace how long a stop waits for requests under way
 * @param tls with which certificate, if it speaks TLS
 */
public record ServerAddress(String host, int port, Duration grace, Optional<Tls> tls) {
  private static final String ANY_HOST = "0.0.0.0";

  /**
   * TLS 1.3 and nothing older.
   *
   * @param keystore PKCS#12 file with the key and its certificates
   * @param passphrase opens it
   * @param clients PKCS#12 file with the authorities of clients, who then need a certificate
   * @param clientsPassphrase opens that
   */
  public record Tls(
      String keystore,
      String passphrase,
      Optional<String> clients,
      Optional<String> clientsPassphrase) {
    @Override
    public String toString() {
      return "Tls[" + keystore + "]";
    }
  }

  /** On loopback, on any free port, without TLS. */
  public static ServerAddress loopback(int port) {
    return new ServerAddress("127.0.0.1", port, Duration.ofSeconds(10), Optional.empty());
  }

  /** As the settings say. */
  public static ServerAddress of(HubSettings settings) {
    return new ServerAddress(
        settings.require(SettingsCatalogue.SERVER_HOST),
        settings.number(SettingsCatalogue.SERVER_PORT),
        settings.duration(SettingsCatalogue.SHUTDOWN_GRACE),
        settings
            .text(SettingsCatalogue.TLS_KEYSTORE)
            .map(keystore ->
                new Tls(
                    keystore,
                    settings.text(SettingsCatalogue.TLS_KEYSTORE_PASSPHRASE).orElse(""),
                    settings.text(SettingsCatalogue.TLS_TRUSTSTORE),
                    settings.text(SettingsCatalogue.TLS_TRUSTSTORE_PASSPHRASE))));
  }

  String scheme() {
    return tls.isPresent() ? "https" : "http";
  }

  String reachableHost() {
    return host.equals(ANY_HOST) ? "127.0.0.1" : host;
  }

  /** The keys of Helidon's own configuration that this stands for. */
  Map<String, String> serverProperties() {
    Map<String, String> properties = new TreeMap<>();
    properties.put("server.host", host);
    properties.put("server.port", Integer.toString(port));
    properties.put("server.shutdown-grace-period", grace.toString());
    tls.ifPresent(with -> secure(with, properties));
    return properties;
  }

  private static void secure(Tls tls, Map<String, String> properties) {
    properties.put("server.tls.protocols.0", "TLSv1.3");
    properties.put("server.tls.private-key.keystore.resource.path", tls.keystore());
    properties.put("server.tls.private-key.keystore.passphrase", tls.passphrase());
    tls.clients()
        .ifPresent(clients -> {
          properties.put("server.tls.client-auth", "REQUIRED");
          properties.put("server.tls.trust.keystore.trust-store", "true");
          properties.put("server.tls.trust.keystore.resource.path", clients);
          properties.put(
              "server.tls.trust.keystore.passphrase", tls.clientsPassphrase().orElse(""));
        });
  }
}
