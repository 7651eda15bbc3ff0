package com.claresia.hub.controlplane.cli;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.ServiceConnections;
import com.claresia.hub.controlplane.store.StartUpChecks;
import com.claresia.hub.controlplane.store.StoreUnavailable;
import com.claresia.hub.controlplane.web.Limits;
import com.claresia.hub.controlplane.web.Listening;
import com.claresia.hub.controlplane.web.RunningService;
import com.claresia.hub.controlplane.web.ServerCertificate;
import com.claresia.hub.controlplane.web.ServiceParts;
import com.claresia.hub.controlplane.witness.CosignerKey;
import com.claresia.hub.controlplane.witness.CosignerKeys;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the control plane. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Run the control plane until it is told to stop (SIGTERM, Ctrl-C); what is under way is finished.",
      "Once it listens it prints one line of JSON: url, port, cosigner_keys and, with --dev, where the"
          + " certificate lies. Tenants and certificates are registered while it runs, without a restart."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub control-plane serve --dev --data control-plane-data --port 0",
      "  ./hub control-plane serve --data /var/lib/control-plane --port 8443 --host 0.0.0.0 \\",
      "      --keystore server.p12 --keystore-passphrase-file server.pw --key-passphrase-file keys.pw",
      "  ./hub control-plane serve --dsn postgres://db:5432/control_plane?sslmode=verify-full …",
    })
final class ServeCommand implements Callable<Integer> {
  private static final String DEV_COSIGNER = "witness.claresia.com/dev";
  private static final String LOOPBACK = "127.0.0.1";

  @Mixin private final StoreOptions store = new StoreOptions();
  @Mixin private final KeyOptions keys = new KeyOptions();
  @Mixin private final Printed printed = new Printed();

  @Option(
      names = "--host",
      defaultValue = LOOPBACK,
      description = "Address to listen on: ${DEFAULT-VALUE}.")
  private String host = LOOPBACK;

  @Option(
      names = "--port",
      defaultValue = "8443",
      description = "Port to listen on, 0 for any free one: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--probe-port",
      paramLabel = "PORT",
      description = "Serve /health and /metrics there, on loopback without TLS, and only there.")
  private Optional<Integer> probePort = Optional.empty();

  @Option(
      names = "--keystore",
      paramLabel = "FILE",
      defaultValue = "${env:CONTROL_PLANE_KEYSTORE}",
      description =
          "PKCS#12 file with the server's key and certificate; read again when it changes.")
  private Optional<Path> keystore = Optional.empty();

  @Option(
      names = "--keystore-passphrase-file",
      paramLabel = "FILE",
      defaultValue = "${env:CONTROL_PLANE_KEYSTORE_PASSPHRASE_FILE}",
      description = "Its passphrase's file; or the variable CONTROL_PLANE_KEYSTORE_PASSPHRASE.")
  private Optional<Path> keystorePassphrase = Optional.empty();

  @Option(
      names = "--dev",
      description = {
        "For development and demos: makes a self-signed server certificate (DATA/server.pem) and a",
        "cosigner key without a passphrase where there are none, and listens on loopback only."
      })
  private boolean dev;

  @Override
  public Integer call() throws InterruptedException {
    Clock clock = Clock.systemUTC();
    OpenStore open = store.openForService();
    CosignerKeys cosigners = dev ? keys.openForDevelopment(store) : keys.open(store);
    if (dev) {
      open.asOwner(owner -> ensureKey(owner, cosigners, clock));
    }
    Optional<DevelopmentCertificate> own =
        dev ? Optional.of(DevelopmentCertificate.in(store.data())) : Optional.empty();
    ServiceConnections service = open.service();
    refuseUnlessFit(service, cosigners, clock);
    ServiceParts parts = ServiceParts.of(service, cosigners, certificate(own), clock);
    RunningService running =
        RunningService.start(
            parts, new Listening(dev ? LOOPBACK : host, port, probePort, Limits.usual()));
    OrderlyStop stop = OrderlyStop.of(List.of(service, open));
    open.closedByOwner();
    printed.line(announcement(running, parts.witness().keys(), own));
    stop.await();
    return ExitStatus.OK;
  }

  private static void refuseUnlessFit(
      ServiceConnections service, CosignerKeys cosigners, Clock clock) {
    try {
      StartUpChecks.refuseUnlessFit(service.work());
      cosigners.refuseUnlessAllOpen(service.work(), clock.instant());
    } catch (IllegalArgumentException | StoreUnavailable unfit) {
      service.close();
      throw unfit;
    }
  }

  private static CosignerKey ensureKey(Database owner, CosignerKeys cosigners, Clock clock) {
    List<CosignerKey> known = owner.inTransaction(CosignerKeys::all);
    return known.isEmpty() ? cosigners.add(owner, DEV_COSIGNER, clock.instant()) : known.getLast();
  }

  private ServerCertificate certificate(Optional<DevelopmentCertificate> own) {
    Path file =
        own.map(DevelopmentCertificate::keystore)
            .or(() -> keystore)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "name the server's certificate: --keystore FILE (or, for development, --dev)"));
    Optional<Path> passphrase =
        own.map(DevelopmentCertificate::passphrase).or(() -> keystorePassphrase);
    return ServerCertificate.in(
        file,
        SecretSource.find(passphrase, "CONTROL_PLANE_KEYSTORE_PASSPHRASE")
            .orElse("")
            .toCharArray());
  }

  private static String announcement(
      RunningService running, List<CosignerKey> keys, Optional<DevelopmentCertificate> own) {
    JsonArrayBuilder verifiers = Json.createArrayBuilder();
    JsonArrayBuilder pems = Json.createArrayBuilder();
    for (CosignerKey key : keys) {
      verifiers.add(key.key().format());
      pems.add(LocalLogKeys.pem(key.key()));
    }
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("url", running.uri().toString())
            .add("port", running.port())
            .add("cosigner_keys", verifiers)
            .add("cosigner_pems", pems);
    own.ifPresent(
        files -> json.add("server_certificate", files.certificate().toAbsolutePath().toString()));
    return json.build().toString();
  }
}
