package com.claresia.hub.emulators.snowflake.engine;

import com.claresia.hub.emulators.snowflake.error.Errors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Verifies the token of a key-pair login: RS256, issued a moment ago by the user's own key. */
final class KeyPairLogin {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TOLERANCE = Duration.ofSeconds(60);

  private final String account;
  private final Clock clock;

  KeyPairLogin(String account, Clock clock) {
    this.account = account.toUpperCase(Locale.ROOT);
    this.clock = clock;
  }

  /** Refuses a text that is no RSA key; an empty one is none. */
  static void checkKey(String base64) {
    if (!base64.isEmpty()) {
      try {
        key(base64);
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw Errors.invalidDefinition(
            "New public key rejected by current policy. Reason: 'Invalid public key'");
      }
    }
  }

  private static PublicKey key(String base64) throws GeneralSecurityException {
    byte[] spki = Base64.getDecoder().decode(base64);
    return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(spki));
  }

  /** Whether the token was signed with one of the user's keys, for this account, and is fresh. */
  boolean isValid(String token, String user, List<String> keys) {
    List<String> parts = List.of(token.split("\\.", -1));
    if (parts.size() != 3) {
      return false;
    }
    try {
      JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(parts.get(0)));
      JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts.get(1)));
      byte[] signature = Base64.getUrlDecoder().decode(parts.get(2));
      byte[] signed = (parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII);
      return header.path("alg").asText().equals("RS256")
          && isFresh(claims)
          && keys.stream()
              .filter(key -> !key.isEmpty())
              .anyMatch(key -> isSignedBy(key, user, claims, signed, signature));
    } catch (IOException | IllegalArgumentException e) {
      return false; // no token at all
    }
  }

  private boolean isFresh(JsonNode claims) {
    Instant now = clock.instant();
    Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
    Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
    return issued.isBefore(now.plus(TOLERANCE))
        && expires.isAfter(now)
        && issued.isAfter(now.minus(Duration.ofHours(1)));
  }

  private boolean isSignedBy(
      String key, String user, JsonNode claims, byte[] signed, byte[] signature) {
    String subject = account + "." + user;
    try {
      byte[] spki = Base64.getDecoder().decode(key);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(spki);
      String issuer = subject + ".SHA256:" + Base64.getEncoder().encodeToString(digest);
      Signature verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(key(key));
      verifier.update(signed);
      return claims.path("sub").asText().equals(subject)
          && claims.path("iss").asText().equals(issuer)
          && verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // a signature of another length, or of another key
    }
  }
}
