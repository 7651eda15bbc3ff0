package com.claresia.hub.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Published attacks on bearer tokens, each played against the running server. */
class ForeignTokensAreRefused {
  private static final KeyPair ATTACKER = TestIssuer.rsaPair();
  private static final String PATH = "/v1/records?limit=1";

  private final Api api = HubUnderTest.api();

  @TestFactory
  Stream<DynamicTest> tokensOfOtherPeoplesTests() {
    return Vectors.lines("jwt/static-tokens.jsonl").stream()
        .map(Json::parse)
        .map(row ->
            DynamicTest.dynamicTest(
                row.path("source").asText() + ": " + row.path("test").asText(),
                () -> refused(row.path("token").asText())));
  }

  @TestFactory
  Stream<DynamicTest> recipes() {
    return Vectors.lines("jwt/attack-recipes.jsonl").stream()
        .map(Json::parse)
        .map(row -> DynamicTest.dynamicTest(row.path("id").asText(), () -> play(row)));
  }

  private void play(JsonNode recipe) throws Exception {
    AtomicInteger fetches = new AtomicInteger();
    HttpServer bait =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    bait.createContext(
        "/",
        exchange -> {
          fetches.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
        });
    bait.start();
    try {
      String token = mint(recipe, bait.getAddress().getPort());
      String expected = recipe.path("expect").asText();
      if (expected.equals("accept")) {
        assertThat(ask(token).status()).isEqualTo(200);
      } else if (expected.startsWith("reject")) {
        refused(token);
      } else {
        assertThat(ask(token).status()).isIn(200, 401);
      }
      assertThat(fetches).hasValue(0);
    } finally {
      bait.stop(0);
    }
  }

  private static String mint(JsonNode recipe, int port) throws Exception {
    String header = base64(filled(recipe.path("header"), port));
    ObjectNode claims = (ObjectNode) filled(recipe.path("payload"), port);
    claims.put("tenant_id", "dainese").put("scope", "records:read");
    String input = header + "." + base64(claims);
    ObjectNode original = claims.deepCopy().put("sub", "svc-dainese");
    return input
        + "."
        + TestIssuer.base64(
            signature(recipe.path("sign").asText(), input, header + "." + base64(original)));
  }

  private static byte[] signature(String how, String input, String original) throws Exception {
    byte[] good = TestIssuer.signature("SHA256withRSA", HubUnderTest.ISSUER.rsa, input);
    return switch (how) {
      case "idp" -> good;
      case "empty" -> new byte[0];
      case "idp-truncated-3" -> java.util.Arrays.copyOf(good, good.length - 3);
      case "idp-bitflip" -> {
        good[good.length / 2] ^= 1;
        yield good;
      }
      case "idp-sig-over-original" ->
          TestIssuer.signature("SHA256withRSA", HubUnderTest.ISSUER.rsa, original);
      case "attacker" -> TestIssuer.signature("SHA256withRSA", ATTACKER, input);
      case "hmac:idp-public-key-pem" -> hmac(publicKeyPem(), input);
      case "hmac:empty" -> hmac("\0", input);
      case "hmac:secret" -> hmac("secret", input);
      default -> throw new AssertionError("unknown way to sign: " + how);
    };
  }

  private static byte[] hmac(String secret, String input) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
  }

  private static String publicKeyPem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(HubUnderTest.ISSUER.rsa.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static JsonNode filled(JsonNode template, int port) {
    long now = Instant.now().getEpochSecond();
    String text =
        template
            .toString()
            .replace("\"$ATTACKER_JWK\"", TestIssuer.rsaJwk(ATTACKER, TestIssuer.RSA_KEY))
            .replace("$PORT", Integer.toString(port))
            .replace("$KID", TestIssuer.RSA_KEY)
            .replace("$ISS", TestIssuer.ISSUER)
            .replace("$AUD", TestIssuer.AUDIENCE)
            .replace("$SUB", "svc-dainese");
    for (String shift : new String[] {"+300", "+3600", "+7200", "-7200", "-3600", ""}) {
      long at = now + (shift.isEmpty() ? 0 : Long.parseLong(shift));
      text = text.replace("\"$NOW" + shift + "\"", Long.toString(at));
    }
    assertThat(text).doesNotContain("$");
    return Json.parse(text);
  }

  private static String base64(JsonNode json) {
    return TestIssuer.base64(json.toString());
  }

  @Test
  void aTokenInItsThreeShapesIsBelieved() {
    TestIssuer issuer = HubUnderTest.ISSUER;
    Map<String, Object> claims = TestIssuer.claims("dainese", "records:read");
    assertThat(ask(issuer.sign(TestIssuer.RSA_KEY, "RS256", claims)).status()).isEqualTo(200);
    assertThat(ask(issuer.sign(TestIssuer.EC_KEY, "ES256", claims)).status()).isEqualTo(200);
    claims.remove("scope");
    claims.put("scp", new String[] {"openid", "records:read"});
    assertThat(ask(issuer.sign(TestIssuer.RSA_KEY, "RS256", claims)).status()).isEqualTo(200);
  }

  @Test
  void anAlgorithmHasToBeThatOfTheKey() {
    Map<String, Object> claims = TestIssuer.claims("dainese", "records:read");
    refused(HubUnderTest.ISSUER.sign(TestIssuer.RSA_KEY, "ES256", claims));
    refused(HubUnderTest.ISSUER.sign(TestIssuer.EC_KEY, "RS256", claims));
  }

  private void refused(String token) {
    Api.Answer answer = ask(token);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.mediaType()).isEqualTo("application/problem+json");
    assertThat(answer.code()).isEqualTo("unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(answer.text()).doesNotContain(token);
  }

  private Api.Answer ask(String token) {
    return Api.send(
        api.anonymous(PATH)
            .header("Authorization", "Bearer " + token)
            .header("X-Claresia-Tenant", "dainese"));
  }
}
