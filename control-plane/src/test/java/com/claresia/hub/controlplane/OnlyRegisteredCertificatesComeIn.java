package com.claresia.hub.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.controlplane.TestClient.Answer;
import com.claresia.hub.controlplane.TestService.TestTenant;
import com.claresia.hub.controlplane.tenants.Caller;
import com.claresia.hub.controlplane.tenants.CertificateAdministration;
import com.claresia.hub.controlplane.tenants.ClientCertificate;
import com.claresia.hub.controlplane.tenants.Registration;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class OnlyRegisteredCertificatesComeIn {
  private final TestService service = TestService.shared();
  private final TestTenant tenant = service.tenant();

  private Answer askWith(IssuedCertificate certificate) {
    try (TestClient client = service.client(certificate)) {
      return client.get("/v1/tenants/" + tenant.name() + "/state");
    }
  }

  private void assertRefused(IssuedCertificate certificate) {
    assertAlert(certificate.trusting(service.certificate().certificate()), "certificate_unknown");
  }

  /** A client of TLS 1.3 hears of it after its own handshake, once it reads. */
  private void assertAlert(SSLContext context, String alert) {
    Optional<SSLException> heard = Optional.empty();
    for (int attempt = 0; attempt < 50 && heard.isEmpty(); attempt++) {
      heard = refusal(context);
    }
    assertThat(heard.orElseThrow()).hasMessageContaining("fatal alert: " + alert);
  }

  /** Empty where the connection was gone before the alert could be read. */
  private Optional<SSLException> refusal(SSLContext context) {
    try (SSLSocket socket = socket(context)) {
      socket.startHandshake();
      throw new AssertionError("let in, and read " + socket.getInputStream().read());
    } catch (SSLException refused) {
      return Optional.of(refused);
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private SSLSocket socket(SSLContext context) throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", service.uri().getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  @Test
  void withoutACertificateNobodyComesIn() {
    assertAlert(
        IssuedCertificate.nobodyTrusting(service.certificate().certificate()),
        "certificate_required");
  }

  @Test
  void aCertificateThatNobodyRegisteredIsRefused() {
    assertRefused(IssuedCertificate.valid(tenant.name()));
  }

  @Test
  void anExpiredOneAndOneThatIsNotYetValidAreRefused() {
    Instant now = Instant.now();
    IssuedCertificate expired =
        IssuedCertificate.of("expired", now.minus(Duration.ofDays(2)), now.minusSeconds(2));
    IssuedCertificate early =
        IssuedCertificate.of("early", now.plusSeconds(600), now.plus(Duration.ofDays(2)));
    service.register(new Caller.OfTenant(tenant.id()), expired);
    service.register(new Caller.OfTenant(tenant.id()), early);
    assertRefused(expired);
    assertRefused(early);
  }

  @Test
  void aSecondCertificateOfATenantCountsAtOnce() {
    IssuedCertificate next = IssuedCertificate.valid("next");
    service.register(new Caller.OfTenant(tenant.id()), next);
    assertThat(askWith(next).status()).isEqualTo(200);
    assertThat(askWith(tenant.certificate()).status()).isEqualTo(200);
  }

  @Test
  void whatACertificateSaysOfItsHolderDoesNotMatter() {
    for (String subject : new String[] {"O=Customer", "CN=\\,\\+\\\"\\<x\\>", "CN=Ünïcøde ☃"}) {
      IssuedCertificate odd = IssuedCertificate.ofSubject(subject);
      service.register(new Caller.OfTenant(tenant.id()), odd);
      assertThat(askWith(odd).status()).as(subject).isEqualTo(200);
    }
  }

  @Test
  void aRevokedOneIsRefusedOnAnOpenConnectionAndOnNewOnes() {
    assertThat(tenant.state().status()).isEqualTo(200);
    ClientCertificate certificate = ClientCertificate.of(tenant.certificate().certificate());
    CertificateAdministration administration = new CertificateAdministration(service.owner());
    administration.revoke(certificate.fingerprint());
    Answer answer = tenant.state();
    for (Instant end = Instant.now().plusSeconds(10);
        answer.status() == 200 && Instant.now().isBefore(end); ) {
      answer = tenant.state();
    }
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("unregistered");
    assertRefused(tenant.certificate());
    assertThat(administration.register(new Caller.OfTenant(tenant.id()), certificate))
        .isInstanceOf(Registration.Refused.class);
  }

  @Test
  void aCertificateIsOneCallersAlone() {
    TestTenant other = service.tenant();
    assertThat(service.register(new Caller.OfTenant(other.id()), tenant.certificate()))
        .isInstanceOf(Registration.Refused.class);
    assertThat(service.register(new Caller.OfTenant(tenant.id()), tenant.certificate()))
        .isInstanceOf(Registration.AlreadyThere.class);
  }

  @Test
  void anotherTenantsPathsAreForeignWhetherItExistsOrNot() {
    TestTenant other = service.tenant();
    other.send(0, 3);
    byte[] lines = other.log().lines(0, 3);
    for (String name : new String[] {other.name(), "nobody-at-all"}) {
      String path = "/v1/tenants/" + name;
      assertForeign(tenant.client().get(path + "/state"));
      assertForeign(tenant.client().get(path + "/checkpoint"));
      assertForeign(tenant.client().get(path + "/hashes?from=0&to=1"));
      assertForeign(tenant.client().entries(name, lines));
      assertForeign(tenant.client().get("/v1/usage?tenant=" + name));
      assertForeign(tenant.client().get("/v1/envelopes?tenant=" + name));
    }
  }

  private static void assertForeign(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("foreign");
  }

  @Test
  void anOperatorReadsUsageAndNothingElse() {
    IssuedCertificate operator = IssuedCertificate.valid("operator");
    service.register(new Caller.Operator(), operator);
    try (TestClient client = service.client(operator)) {
      assertThat(client.get("/v1/usage?tenant=" + tenant.name()).status()).isEqualTo(200);
      assertForeign(client.get("/v1/tenants/" + tenant.name() + "/state"));
      assertForeign(client.entries(tenant.name(), tenant.log().growTo(1).lines(0, 1)));
      assertForeign(client.addCheckpoint(tenant.log().submission(0, 1)));
    }
  }

  @Test
  void olderTlsIsRefused() throws IOException {
    SSLContext context = tenant.certificate().trusting(service.certificate().certificate());
    try (SSLSocket socket = socket(context)) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      assertThatThrownBy(socket::startHandshake)
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("protocol_version");
    }
    try (SSLSocket socket = socket(context)) {
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void theServersCertificateIsReplacedWithoutARestart() {
    IssuedCertificate next = IssuedCertificate.valid("next-server");
    IssuedCertificate former = service.certificate();
    service.replaceCertificate(next);
    try {
      assertThat(service.isSeenWithin(Duration.ofSeconds(20), next, tenant)).isTrue();
    } finally {
      service.replaceCertificate(former);
      assertThat(service.isSeenWithin(Duration.ofSeconds(20), former, tenant)).isTrue();
    }
  }

  @Test
  void probesAndMetricsAreThereAndNameNoTenant() {
    tenant.send(0, 5);
    for (String probe : new String[] {"live", "ready", "started"}) {
      assertThat(tenant.client().get("/health/" + probe).text()).contains("\"UP\"");
    }
    String metrics = tenant.client().get("/metrics").text();
    assertThat(metrics)
        .contains("control_plane_entries_total")
        .contains("control_plane_alarms")
        .contains("control_plane_cosigned_checkpoints_total")
        .doesNotContain(tenant.name());
  }
}
