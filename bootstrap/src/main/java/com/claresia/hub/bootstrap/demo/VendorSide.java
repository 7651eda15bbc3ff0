package com.claresia.hub.bootstrap.demo;

import com.claresia.hub.adapters.keys.local.KeyProtection;
import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.application.port.EgressLedger;
import com.claresia.hub.bootstrap.Development;
import com.claresia.hub.bootstrap.Telemetry;
import com.claresia.hub.bootstrap.own.ClientCertificates;
import com.claresia.hub.bootstrap.own.ControlPlaneClient;
import com.claresia.hub.bootstrap.own.LocalControlPlane;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.TelemetrySettings;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The vendor's side of the demo and of benchmarks: a control plane that knows both tenants, and the
 * customer's certificates to reach it.
 *
 * @param controlPlane runs
 * @param certificates registered there
 * @param settings those of the Hub, with the control plane in them
 */
public record VendorSide(
    LocalControlPlane controlPlane, ClientCertificates certificates, HubSettings settings)
    implements AutoCloseable {

  /** Starts it in a directory and registers both tenants, with the log keys of these settings. */
  public static VendorSide start(Path directory, HubSettings settings) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var certificates =
          CompletableFuture.supplyAsync(
              () ->
                  ClientCertificates.make(
                      made(directory.resolve("clients")), Development.tenants()),
              threads);
      LocalControlPlane controlPlane = LocalControlPlane.start(directory.resolve("control-plane"));
      VendorSide side = new VendorSide(controlPlane, certificates.join(), settings);
      side.register(threads);
      return new VendorSide(controlPlane, side.certificates, side.reached());
    } finally {
      threads.shutdown();
    }
  }

  private static Path made(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void register(ExecutorService threads) {
    LocalLogKeys keys =
        LocalLogKeys.open(
            settings.keysDirectory(), new KeyProtection.NoneForDevelopment(), new SecureRandom());
    List<CompletableFuture<Void>> registered =
        Development.tenants().stream()
            .map(tenant -> CompletableFuture.runAsync(() -> register(tenant, keys), threads))
            .toList();
    registered.forEach(CompletableFuture::join);
  }

  private void register(TenantId tenant, LocalLogKeys keys) {
    var _ = keys.create(tenant);
    controlPlane.register(
        tenant, certificates.certificate(tenant), keys.verifierKeys(tenant).getFirst());
  }

  private HubSettings reached() {
    return settings
        .with(TelemetrySettings.URL, controlPlane.url())
        .with(TelemetrySettings.KEYSTORE, certificates.keyStore().toString())
        .with(TelemetrySettings.KEYSTORE_PASSPHRASE, passphrase())
        .with(TelemetrySettings.TRUST, controlPlane.serverCertificate().toString())
        .with(TelemetrySettings.COSIGNER_KEYS, controlPlane.cosignerKey().toString());
  }

  private String passphrase() {
    try {
      return Files.readString(certificates.passphrase());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tenant's own look at what is known of it. */
  ControlPlaneClient client(TenantId tenant) {
    return ControlPlaneClient.of(controlPlane, certificates, tenant);
  }

  /** What left. */
  EgressLedger ledger() {
    return Telemetry.ledger(settings);
  }

  /** The keys whose cosignatures are believed. */
  List<NoteVerifier> cosigners() {
    try (Telemetry telemetry = Telemetry.of(settings).orElseThrow()) {
      return telemetry.cosigners();
    }
  }

  @Override
  public void close() {
    controlPlane.close();
  }
}
