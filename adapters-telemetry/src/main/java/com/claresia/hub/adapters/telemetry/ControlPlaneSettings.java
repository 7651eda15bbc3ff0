package com.claresia.hub.adapters.telemetry;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the control plane is, and with what the Hub shows who it is.
 *
 * @param endpoint {@code https://host[:port][/prefix]}
 * @param keyStore PKCS#12 file with the client's key and certificate; of several, the entry named
 *     as the tenant is shown for it; read anew when it changes
 * @param passphrase opens it
 * @param trust PEM file with the authorities, or the very certificates, that the endpoint may show;
 *     without it the JDK's authorities
 * @param timeout for a connection, and for an answer six times as long
 */
public record ControlPlaneSettings(
    URI endpoint, Path keyStore, String passphrase, Optional<Path> trust, Duration timeout) {
  /** Refuses an endpoint without TLS. */
  public ControlPlaneSettings {
    if (!"https".equals(endpoint.getScheme()) || endpoint.getHost() == null) {
      throw new IllegalArgumentException("the control plane is reached at https://host[:port]");
    }
  }

  /** Without the passphrase. */
  @Override
  public String toString() {
    return "ControlPlaneSettings[" + endpoint + ", " + keyStore + "]";
  }
}
