package com.claresia.hub.emulators.graph;

import static com.claresia.hub.emulators.graph.Service.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import com.claresia.hub.emulators.graph.certificate.SelfSigned;
import com.claresia.hub.emulators.graph.directory.FederatedCredential;
import com.claresia.hub.emulators.graph.directory.Role;
import com.microsoft.graph.models.Site;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** azure-identity gets tokens, and the SDK shows them. */
class ClientsLogIn {
  private static final SelfSigned OWN = SelfSigned.named("app");
  private static final SelfSigned ISSUER = SelfSigned.named("issuer");
  private static final String ISSUER_NAME = "https://oidc.example/cluster";
  private static final String SUBJECT = "system:serviceaccount:hub:hub";

  @TempDir private Path directory;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private Service service;

  @BeforeEach
  void start() {
    AppSettings app =
        Service.writer()
            .withCertificate(OWN.certificate())
            .trusting(
                new FederatedCredential(ISSUER_NAME, SUBJECT, ISSUER.certificate().getPublicKey()));
    service =
        Service.start(
            EmulatorSettings.inMemory(Service.administrator(), app)
                .timed(Duration.ofHours(1), now::get));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private GraphServiceClient client(TokenCredential credential) {
    return Service.client(service.emulator(), credential);
  }

  private static Site site(GraphServiceClient client) {
    return Objects.requireNonNull(
        client.sites().bySiteId(EmulatorSettings.HOST + ":/sites/records").get());
  }

  private TokenCredential certificate(SelfSigned shown) throws IOException {
    Path pem = Files.writeString(directory.resolve("app.pem"), shown.keyAndCertificatePem());
    return new ClientCertificateCredentialBuilder()
        .clientId(Service.APP)
        .pemCertificate(pem.toString())
        .tenantId(EmulatorSettings.TENANT)
        .authorityHost(service.emulator().origin().toString())
        .disableInstanceDiscovery()
        .httpClient(Service.identityClient())
        .build();
  }

  @Test
  void withASecret() {
    assertThat(site(service.client(Service.APP)).getDisplayName()).isEqualTo("records");
  }

  @Test
  void withACertificate() throws IOException {
    assertThat(site(client(certificate(OWN))).getDisplayName()).isEqualTo("records");
  }

  @Test
  void aCertificateThatIsNotRegisteredIsRefused() {
    assertThatThrownBy(() -> site(client(certificate(SelfSigned.named("other")))))
        .hasStackTraceContaining("AADSTS700027");
  }

  @Test
  void aWrongSecretIsRefused() {
    TokenCredential wrong =
        new ClientSecretCredentialBuilder()
            .clientId(Service.APP)
            .clientSecret("wrong")
            .tenantId(EmulatorSettings.TENANT)
            .authorityHost(service.emulator().origin().toString())
            .disableInstanceDiscovery()
            .httpClient(Service.identityClient())
            .build();

    assertThatThrownBy(() -> token(wrong)).hasMessageContaining("AADSTS7000215");
  }

  private static AccessToken token(TokenCredential credential) {
    return Objects.requireNonNull(
        credential.getTokenSync(
            new TokenRequestContext().addScopes("https://graph.microsoft.com/.default")));
  }

  @Test
  void withATokenOfAnIssuerThatIsTrusted() throws IOException {
    String assertion = Assertions.signed(ISSUER, ISSUER_NAME, SUBJECT, now.get());
    TokenCredential workload =
        new WorkloadIdentityCredentialBuilder()
            .clientId(Service.APP)
            .tenantId(EmulatorSettings.TENANT)
            .tokenFilePath(Files.writeString(directory.resolve("token"), assertion).toString())
            .authorityHost(service.emulator().origin().toString())
            .disableInstanceDiscovery()
            .httpClient(Service.identityClient())
            .build();

    assertThat(site(client(workload)).getDisplayName()).isEqualTo("records");
  }

  @Test
  void aTokenThatHasExpiredIsRefused() {
    TokenCredential stale = fixed(service.emulator().token(Service.APP));
    now.updateAndGet(before -> before.plus(Duration.ofHours(2)));

    assertThat(refusal(() -> site(client(stale))))
        .isEqualTo(
            new Service.Refusal(
                401,
                "InvalidAuthenticationToken",
                "Lifetime validation failed, the token is expired."));
  }

  @Test
  void whatIsNoTokenIsRefused() {
    assertThat(refusal(() -> site(client(fixed("a.b.c")))).status()).isEqualTo(401);
    assertThat(refusal(() -> site(client(fixed("abc")))).status()).isEqualTo(401);
  }

  private static TokenCredential fixed(String token) {
    AccessToken held = new AccessToken(token, OffsetDateTime.now(ZoneOffset.UTC).plusDays(1));
    return request -> Mono.just(held);
  }

  /** The SDK takes up the challenge, but MSAL answers it with the token that it holds. */
  @Test
  void aRevokedTokenIsChallengedUntilThereIsACredentialThatHoldsAnother() throws IOException {
    GraphServiceClient client = client(atTheUsualPort());
    site(client);
    service.emulator().faults().revokeTokens();
    service.emulator().requests().clear();

    assertThat(refusal(() -> site(client)).status()).isEqualTo(401);
    assertThat(site(client(atTheUsualPort())).getDisplayName()).isEqualTo("records");
    assertThat(service.emulator().requests().all())
        .extracting(request -> request.status())
        .containsExactly(401, 401, 200);
  }

  /** MSAL finds its tokens again only where the identity platform has no port in its address. */
  private TokenCredential atTheUsualPort() throws IOException {
    HttpClient there = Service.identityClient();
    int port = service.emulator().port();
    HttpClient redirected =
        request -> there.send(request.setUrl(Elsewhere.of(request.getUrl(), port)));
    Path pem = Files.writeString(directory.resolve("app.pem"), OWN.keyAndCertificatePem());
    return new ClientCertificateCredentialBuilder()
        .clientId(Service.APP)
        .pemCertificate(pem.toString())
        .tenantId(EmulatorSettings.TENANT)
        .disableInstanceDiscovery()
        .httpClient(redirected)
        .build();
  }

  @Test
  void anAppWithoutARoleOnTheSiteIsDenied() {
    service.emulator().revoke(Service.APP, "records");
    assertThat(refusal(() -> site(service.client(Service.APP))).code()).isEqualTo("accessDenied");

    service.emulator().grant(Service.APP, "records", Role.READ);
    assertThat(site(service.client(Service.APP)).getDisplayName()).isEqualTo("records");
  }
}
