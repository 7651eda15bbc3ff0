package com.claresia.hub.emulators.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.emulators.graph.certificate.SelfSigned;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an application signs instead of showing a secret is verified in every respect. */
class AssertionsAreVerified {
  private static final SelfSigned OWN = SelfSigned.named("app");
  private static final String PATH = "/" + EmulatorSettings.TENANT + "/oauth2/v2.0/token";

  private static Service service;
  private static RawHttp http;

  @BeforeAll
  static void start() {
    service =
        Service.start(
            EmulatorSettings.inMemory(
                Service.administrator(), Service.writer().withCertificate(OWN.certificate())));
    http = RawHttp.to(service.emulator());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static HttpResponse<byte[]> ask(SelfSigned signer, UnaryOperator<ObjectNode> change) {
    String endpoint = service.emulator().origin().resolve(PATH).toString();
    return http.form(
        PATH,
        Map.of(
            "grant_type", "client_credentials",
            "client_id", Service.APP,
            "scope", "https://graph.microsoft.com/.default",
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion", Assertions.own(signer, Service.APP, endpoint, change)));
  }

  private static int refusal(SelfSigned signer, UnaryOperator<ObjectNode> change) {
    HttpResponse<byte[]> response = ask(signer, change);
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(RawHttp.json(response).path("error").asText()).isEqualTo("invalid_client");
    return RawHttp.json(response).path("error_codes").path(0).asInt();
  }

  @Test
  void aGoodOneIsTaken() {
    HttpResponse<byte[]> response = ask(OWN, claims -> claims);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(RawHttp.json(response).path("expires_in").asInt()).isEqualTo(3600);
  }

  @Test
  void anotherKeyIsRefused() {
    SelfSigned forged = new SelfSigned(SelfSigned.named("forger").key(), OWN.certificate());
    assertThat(refusal(forged, claims -> claims)).isEqualTo(700027);
  }

  @Test
  void anotherAudienceIsRefused() {
    assertThat(refusal(OWN, claims -> claims.put("aud", "https://elsewhere"))).isEqualTo(700023);
  }

  @Test
  void anotherSubjectIsRefused() {
    assertThat(refusal(OWN, claims -> claims.put("sub", Service.ADMIN))).isEqualTo(700021);
  }

  @Test
  void oneWithoutAnIdOfItsOwnIsRefused() {
    assertThat(refusal(OWN, claims -> claims.without("jti"))).isEqualTo(50027);
  }

  @Test
  void oneThatHasExpiredIsRefused() {
    assertThat(refusal(OWN, claims -> claims.put("exp", 1_000_000_000))).isEqualTo(700024);
  }

  @Test
  void anUnknownTenantIsRefused() {
    HttpResponse<byte[]> response =
        http.form("/nowhere/oauth2/v2.0/token", Map.of("grant_type", "client_credentials"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(RawHttp.json(response).path("error_description").asText()).startsWith("AADSTS90002");
  }
}
