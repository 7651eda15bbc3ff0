package com.claresia.hub.controlplane;

import com.claresia.hub.adapters.keys.local.KeyProtection;
import com.claresia.hub.controlplane.store.Credentials;
import com.claresia.hub.controlplane.store.Database;
import com.claresia.hub.controlplane.store.DatabaseAddress;
import com.claresia.hub.controlplane.store.Provisioning;
import com.claresia.hub.controlplane.store.ServiceConnections;
import com.claresia.hub.controlplane.tenants.Caller;
import com.claresia.hub.controlplane.tenants.CertificateAdministration;
import com.claresia.hub.controlplane.tenants.ClientCertificate;
import com.claresia.hub.controlplane.tenants.Mode;
import com.claresia.hub.controlplane.tenants.Registration;
import com.claresia.hub.controlplane.tenants.Tenant;
import com.claresia.hub.controlplane.tenants.TenantAdministration;
import com.claresia.hub.controlplane.web.Limits;
import com.claresia.hub.controlplane.web.Listening;
import com.claresia.hub.controlplane.web.RunningService;
import com.claresia.hub.controlplane.web.ServerCertificate;
import com.claresia.hub.controlplane.web.ServiceParts;
import com.claresia.hub.controlplane.witness.CosignerKey;
import com.claresia.hub.controlplane.witness.CosignerKeys;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.embedded.postgres.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One control plane for all tests of this process, over real TLS and a real PostgreSQL. */
final class TestService {
  static final String COSIGNER = "witness.example/w1";
  static final Limits LIMITS = new Limits(Duration.ofSeconds(3), Duration.ofSeconds(3), 512, 128);

  private static final AtomicInteger TENANTS = new AtomicInteger();

  private final Provisioning provisioning;
  private final Database owner;
  private final CosignerKeys cosigners;
  private final CosignerKey firstKey;
  private final Path keystore;
  private final IssuedCertificate certificate;
  private final RunningService running;

  private TestService() {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
    server.createDatabase("control_plane");
    provisioning =
        new Provisioning(
            DatabaseAddress.parse(
                "postgres://" + server.host() + ":" + server.port() + "/control_plane"),
            new Credentials("control_owner", "owner secret"),
            new Credentials("control_service", "service secret"));
    provisioning.makeRoles(new Credentials(EmbeddedPostgresServer.SUPERUSER, server.password()));
    provisioning.migrate();
    owner = Database.open(provisioning.address(), provisioning.owner());
    Path directory = temporary();
    cosigners = CosignerKeys.in(directory.resolve("keys"), new KeyProtection.NoneForDevelopment());
    firstKey = cosigners.add(owner, COSIGNER, Instant.now());
    certificate = IssuedCertificate.valid("control-plane");
    keystore = certificate.writePkcs12(directory.resolve("server.p12"));
    running = RunningService.start(parts(), Listening.onLoopback(0).within(LIMITS));
  }

  private ServiceParts parts() {
    return ServiceParts.of(
        ServiceConnections.open(provisioning.address(), provisioning.service()),
        cosigners,
        ServerCertificate.in(keystore, IssuedCertificate.PASSPHRASE),
        Clock.systemUTC());
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("control-plane-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Shared {
    static final TestService SERVICE = new TestService();
  }

  static TestService shared() {
    return Shared.SERVICE;
  }

  URI uri() {
    return running.uri();
  }

  Provisioning provisioning() {
    return provisioning;
  }

  Database owner() {
    return owner;
  }

  CosignerKeys cosigners() {
    return cosigners;
  }

  CosignerKey firstKey() {
    return firstKey;
  }

  Path keystore() {
    return keystore;
  }

  IssuedCertificate certificate() {
    return certificate;
  }

  TestClient client(IssuedCertificate client) {
    return new TestClient(uri(), client.trusting(certificate.certificate()));
  }

  Registration register(Caller caller, IssuedCertificate client) {
    return new CertificateAdministration(owner)
        .register(caller, ClientCertificate.of(client.certificate()));
  }

  void desireSchema(int version) {
    owner.inTransaction(
        tx -> tx.change("UPDATE control_plane.desired_schema SET version = ?", version));
  }

  void replaceCertificate(IssuedCertificate next) {
    next.writePkcs12(keystore);
  }

  /** Whether the server shows this certificate to new connections, sooner or later. */
  boolean isSeenWithin(Duration patience, IssuedCertificate server, TestTenant tenant) {
    for (Instant end = Instant.now().plus(patience); Instant.now().isBefore(end); ) {
      try (TestClient client =
          new TestClient(uri(), tenant.certificate().trusting(server.certificate()))) {
        return client.get("/health/live").status() == 200;
      } catch (UncheckedIOException notYet) {
        Thread.onSpinWait();
      }
    }
    return false;
  }

  /** Options by which commands find its database; passwords are written to this directory. */
  Object[] storeOptions(Path directory) {
    return storeOptions(directory, provisioning.service());
  }

  /** The same with another login for the service. */
  Object[] storeOptions(Path directory, Credentials service) {
    DatabaseAddress address = provisioning.address();
    return new Object[] {
      "--dsn",
      "postgres://" + address.host() + ":" + address.port() + "/" + address.database(),
      "--owner-user",
      provisioning.owner().user(),
      "--user",
      service.user(),
      "--owner-password-file",
      written(directory.resolve("owner"), provisioning.owner().password()),
      "--password-file",
      written(directory.resolve("service"), service.password())
    };
  }

  private static Path written(Path file, String secret) {
    try {
      return Files.writeString(file, secret + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new tenant with a log, a certificate and a client that comes with it. */
  TestTenant tenant() {
    TenantId name = new TenantId("tenant-" + TENANTS.incrementAndGet());
    TestLog log = TestLog.of(name);
    TenantAdministration tenants = new TenantAdministration(owner);
    tenants.register(new Tenant(name, URI.create("https://hub.example"), "eu-south-1", Mode.C));
    tenants.trust(name, log.signer().verifierKey());
    IssuedCertificate issued = IssuedCertificate.valid(name.value());
    register(new Caller.OfTenant(name), issued);
    return new TestTenant(name, log, issued, client(issued));
  }

  /**
   * A tenant.
   *
   * @param id its name
   * @param log its log, which its key signs
   * @param certificate its client certificate
   * @param client that comes with it
   */
  record TestTenant(TenantId id, TestLog log, IssuedCertificate certificate, TestClient client) {
    String name() {
      return id.value();
    }

    TestClient.Answer send(long from, long to) {
      return client.entries(name(), log.growTo(to).lines(from, to));
    }

    /** Kind, place, known and received hash of each alarm. */
    List<String> alarms() {
      return shared()
          .owner
          .inTransaction(tx ->
              tx
                  .rows(
                      "SELECT concat_ws(' ', kind, place, encode(known, 'hex'),"
                          + " encode(received, 'hex')) FROM control_plane.alarm"
                          + " WHERE tenant_id = ? ORDER BY alarm_id",
                      name())
                  .stream()
                  .map(row -> row.text(1))
                  .toList());
    }

    /** As if its ten seconds were over. */
    void endLease() {
      shared()
          .owner
          .forTenant(
              id,
              tx ->
                  tx.change(
                      "UPDATE control_plane.log_state SET lease_until = now() WHERE tenant_id = ?",
                      name()));
    }

    TestClient.Answer state() {
      return client.get("/v1/tenants/" + name() + "/state");
    }
  }
}
