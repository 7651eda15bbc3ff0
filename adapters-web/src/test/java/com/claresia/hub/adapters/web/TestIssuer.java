package com.claresia.hub.adapters.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** An issuer of tokens that lives in the test, with one RSA and one P-256 key. */
final class TestIssuer {
  static final String ISSUER = "https://issuer.test";
  static final String AUDIENCE = "claresia-hub";
  static final String RSA_KEY = "rsa-1";
  static final String EC_KEY = "ec-1";

  final KeyPair rsa = rsaPair();
  final KeyPair ec = ecPair();

  static KeyPair rsaPair() {
    return pair("RSA", null);
  }

  static KeyPair ecPair() {
    return pair("EC", "secp256r1");
  }

  private static KeyPair pair(String algorithm, String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (curve == null) {
        generator.initialize(2048);
      } else {
        generator.initialize(new ECGenParameterSpec(curve));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The public keys as a JWK set. */
  String jwks() {
    return "{\"keys\":[" + rsaJwk(rsa, RSA_KEY) + "," + ecJwk() + "]}";
  }

  static String rsaJwk(KeyPair pair, String id) {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    return Json.object(
        Map.of(
            "kty",
            "RSA",
            "use",
            "sig",
            "alg",
            "RS256",
            "kid",
            id,
            "n",
            base64(unsigned(key.getModulus().toByteArray(), 256)),
            "e",
            base64(key.getPublicExponent().toByteArray())));
  }

  private String ecJwk() {
    ECPublicKey key = (ECPublicKey) ec.getPublic();
    return Json.object(
        Map.of(
            "kty",
            "EC",
            "use",
            "sig",
            "alg",
            "ES256",
            "crv",
            "P-256",
            "kid",
            EC_KEY,
            "x",
            base64(unsigned(key.getW().getAffineX().toByteArray(), 32)),
            "y",
            base64(unsigned(key.getW().getAffineY().toByteArray(), 32))));
  }

  private static byte[] unsigned(byte[] number, int length) {
    byte[] fixed = new byte[length];
    int n = Math.min(number.length, length);
    System.arraycopy(number, number.length - n, fixed, length - n, n);
    return fixed;
  }

  /** A good token of this tenant with these scopes. */
  String token(String tenant, String scopes) {
    return sign(RSA_KEY, "RS256", claims(tenant, scopes));
  }

  /** Good claims, to be spoilt. */
  static Map<String, Object> claims(String tenant, String scopes) {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("aud", AUDIENCE);
    claims.put("sub", "svc-" + tenant);
    claims.put("iat", now);
    claims.put("exp", now + 3600);
    claims.put("tenant_id", tenant);
    claims.put("scope", scopes);
    return claims;
  }

  String sign(String keyId, String algorithm, Map<String, Object> claims) {
    String header = Json.object(Map.of("alg", algorithm, "kid", keyId, "typ", "JWT"));
    String input = base64(header) + "." + base64(Json.object(claims));
    return input + "." + base64(signature(algorithm, input));
  }

  private byte[] signature(String algorithm, String input) {
    return algorithm.equals("ES256")
        ? signature("SHA256withECDSAinP1363Format", ec, input)
        : signature("SHA256withRSA", rsa, input);
  }

  static byte[] signature(String algorithm, KeyPair pair, String input) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(pair.getPrivate());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }
}
