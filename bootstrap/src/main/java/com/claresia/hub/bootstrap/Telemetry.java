package com.claresia.hub.bootstrap;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.adapters.telemetry.ControlPlaneSettings;
import com.claresia.hub.adapters.telemetry.DirectoryEgressLedger;
import com.claresia.hub.adapters.telemetry.MutualTlsControlPlane;
import com.claresia.hub.application.port.EgressLedger;
import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.InvalidSettings.Problem;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.TelemetrySettings;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.Parsed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The line to the control plane, where the settings name one: what leaves, and what is believed.
 */
public final class Telemetry implements AutoCloseable {
  private final MutualTlsControlPlane controlPlane;
  private final EgressLedger ledger;
  private final List<NoteVerifier> cosigners;

  private Telemetry(
      MutualTlsControlPlane controlPlane, EgressLedger ledger, List<NoteVerifier> cosigners) {
    this.controlPlane = controlPlane;
    this.ledger = ledger;
    this.cosigners = cosigners;
  }

  /**
   * As the settings say; connects to nothing yet.
   *
   * @throws InvalidSettings naming all that is missing or bad at once
   */
  public static Optional<Telemetry> of(HubSettings settings) {
    return settings.text(TelemetrySettings.URL).map(url -> open(settings, url));
  }

  private static Telemetry open(HubSettings settings, String url) {
    List<Problem> problems = new ArrayList<>();
    Optional<URI> endpoint = endpoint(url, problems);
    Optional<Path> keyStore = settings.path(TelemetrySettings.KEYSTORE);
    if (keyStore.isEmpty()) {
      problems.add(
          new Problem(
              TelemetrySettings.KEYSTORE, "it is not set", "name the client's PKCS#12 file"));
    }
    List<NoteVerifier> cosigners = cosigners(settings, problems);
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    UUID process = UUID.randomUUID();
    EgressLedger ledger = ledger(settings, process);
    ControlPlaneSettings reached =
        new ControlPlaneSettings(
            endpoint.orElseThrow(),
            keyStore.orElseThrow(),
            settings.text(TelemetrySettings.KEYSTORE_PASSPHRASE).orElse(""),
            settings.path(TelemetrySettings.TRUST),
            settings.duration(TelemetrySettings.TIMEOUT));
    return new Telemetry(new MutualTlsControlPlane(reached, ledger, process), ledger, cosigners);
  }

  private static Optional<URI> endpoint(String url, List<Problem> problems) {
    try {
      URI uri = new URI(url);
      if ("https".equals(uri.getScheme()) && uri.getHost() != null) {
        return Optional.of(uri);
      }
    } catch (java.net.URISyntaxException notAUri) {
      problems.add(notAnEndpoint());
      return Optional.empty();
    }
    problems.add(notAnEndpoint());
    return Optional.empty();
  }

  private static Problem notAnEndpoint() {
    return new Problem(
        TelemetrySettings.URL, "it is no address behind TLS", "write https://host[:port]");
  }

  private static List<NoteVerifier> cosigners(HubSettings settings, List<Problem> problems) {
    List<NoteVerifier> keys = new ArrayList<>();
    String files = settings.text(TelemetrySettings.COSIGNER_KEYS).orElse("");
    for (String file : files.split(",", -1)) {
      if (!file.isBlank()) {
        cosigner(Path.of(file.strip()), problems).ifPresent(keys::add);
      }
    }
    if (keys.isEmpty() && problems.isEmpty()) {
      problems.add(
          new Problem(
              TelemetrySettings.COSIGNER_KEYS,
              "it names no key",
              "without one no cosignature could be believed: name the cosigner's public key"));
    }
    return List.copyOf(keys);
  }

  private static Optional<NoteVerifier> cosigner(Path file, List<Problem> problems) {
    try {
      return switch (LocalLogKeys.parseVerifier(Files.readString(file))) {
        case Parsed.Valid<NoteVerifier>(NoteVerifier key) -> Optional.of(key);
        case Parsed.Malformed<NoteVerifier>(String reason) -> refused(file, reason, problems);
      };
    } catch (IOException e) {
      return refused(file, "it cannot be read", problems);
    }
  }

  private static Optional<NoteVerifier> refused(Path file, String reason, List<Problem> problems) {
    problems.add(
        new Problem(
            TelemetrySettings.COSIGNER_KEYS,
            file + ": " + reason,
            "name files with a PEM public key or a verifier key"));
    return Optional.empty();
  }

  /** The ledger alone, for whoever reads it. */
  public static EgressLedger ledger(HubSettings settings) {
    return ledger(settings, UUID.randomUUID());
  }

  private static EgressLedger ledger(HubSettings settings, UUID process) {
    Path directory =
        settings
            .path(TelemetrySettings.EGRESS_DIR)
            .orElseGet(() -> settings.dataDirectory().resolve("egress"));
    return new DirectoryEgressLedger(
        directory,
        settings.duration(TelemetrySettings.EGRESS_RETENTION),
        Clock.systemUTC(),
        process);
  }

  /** The control plane. */
  public MutualTlsControlPlane controlPlane() {
    return controlPlane;
  }

  /** The keys whose cosignatures are believed. */
  public List<NoteVerifier> cosigners() {
    return cosigners;
  }

  @Override
  public void close() {
    controlPlane.close();
    ledger.close();
  }
}
