package com.claresia.hub.adapters.web;

import io.helidon.security.jwt.jwk.Jwk;
import io.helidon.security.jwt.jwk.JwkEC;
import io.helidon.security.jwt.jwk.JwkRSA;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads public keys in the forms MicroProfile JWT allows and keeps those that can verify RS256 or
 * ES256; RSA keys under 2048 bits are refused (RFC 7518 section 3.3).
 */
final class PublicKeys {
  private static final int MIN_RSA_BITS = 2048;
  private static final int P256_BITS = 256;
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

  private PublicKeys() {}

  /** The usable keys; empty where there are none. */
  static List<Jwk> parse(String text) {
    Matcher pem = PEM.matcher(text);
    if (pem.find()) {
      return ofPem(Base64.getMimeDecoder().decode(pem.group(1))).stream().toList();
    }
    return json(text)
        .or(() -> decoded(text).flatMap(PublicKeys::json))
        .map(PublicKeys::ofJson)
        .orElse(List.of());
  }

  private static Optional<Jwk> ofPem(byte[] der) {
    X509EncodedKeySpec spec = new X509EncodedKeySpec(der);
    return rsa(spec).or(() -> ec(spec)).filter(PublicKeys::isUsable);
  }

  private static Optional<Jwk> rsa(X509EncodedKeySpec spec) {
    try {
      RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
      return Optional.of(JwkRSA.builder().publicKey(key).algorithm(JwkRSA.ALG_RS256).build());
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static Optional<Jwk> ec(X509EncodedKeySpec spec) {
    try {
      ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
      return Optional.of(JwkEC.builder().publicKey(key).algorithm(JwkEC.ALG_ES256).build());
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> decoded(String text) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(text.strip());
      return Optional.of(new String(json, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<JsonObject> json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return Optional.of(reader.readObject());
    } catch (JsonException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private static List<Jwk> ofJson(JsonObject json) {
    Stream<JsonObject> keys =
        json.containsKey("keys")
            ? json.getJsonArray("keys").getValuesAs(JsonObject.class).stream()
            : Stream.of(json);
    return keys.map(PublicKeys::jwk)
        .flatMap(Optional::stream)
        .filter(PublicKeys::isUsable)
        .toList();
  }

  private static Optional<Jwk> jwk(JsonObject key) {
    try {
      return Optional.of(Jwk.create(key));
    } catch (RuntimeException e) {
      // A set may well hold keys of kinds that the library does not know.
      return Optional.empty();
    }
  }

  private static boolean isUsable(Jwk key) {
    if (key.usage().map(use -> !use.equals(Jwk.USE_SIGNATURE)).orElse(false)) {
      return false;
    }
    return switch (key) {
      case JwkRSA rsa ->
          JwkRSA.ALG_RS256.equals(rsa.algorithm())
              && rsa.publicKey() instanceof RSAPublicKey k
              && k.getModulus().bitLength() >= MIN_RSA_BITS;
      case JwkEC ec ->
          JwkEC.ALG_ES256.equals(ec.algorithm())
              && ec.publicKey() instanceof ECPublicKey k
              && k.getParams().getOrder().bitLength() == P256_BITS;
      default -> false;
    };
  }
}
