package com.claresia.hub.emulators.graph.directory;

import com.claresia.hub.emulators.graph.error.Errors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues access tokens and checks them. They look like the service's, but are signed with a key
 * that nobody else needs. Safe for many threads.
 */
public final class AccessTokens {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final JsonMapper JSON = new JsonMapper();
  private static final String HEADER = encoded("{\"typ\":\"JWT\",\"alg\":\"HS256\"}");

  private final byte[] key;
  private final String issuer;
  private final Duration validity;
  private final InstantSource clock;
  private final AtomicInteger generation = new AtomicInteger();

  /** Tokens of a tenant, signed with that key. */
  public AccessTokens(byte[] key, String tenant, Duration validity, InstantSource clock) {
    this.key = key.clone();
    this.issuer = "https://sts.windows.net/" + tenant + "/";
    this.validity = validity;
    this.clock = clock;
  }

  private static String encoded(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** How long a new token holds. */
  public Duration validity() {
    return validity;
  }

  /** A new token for an application. */
  public String issue(Application application) {
    Instant now = clock.instant();
    ObjectNode claims =
        JSON.createObjectNode()
            .put("aud", "https://graph.microsoft.com")
            .put("iss", issuer)
            .put("appid", application.clientId())
            .put("idtyp", "app")
            .put("uti", UUID.randomUUID().toString())
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(validity).getEpochSecond())
            .put("gen", generation.get());
    application.permissions().stream().sorted().forEach(claims.withArray("roles")::add);
    String signed = HEADER + "." + encoded(claims.toString());
    return signed + "." + BASE64.encodeToString(signature(signed));
  }

  private byte[] signature(String signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign a token", e);
    }
  }

  /**
   * Revokes all tokens issued so far: each is answered with a challenge, upon which a client asks
   * for another one.
   */
  public void revokeAll() {
    generation.incrementAndGet();
  }

  /** The application that a token was issued to; refuses others. */
  public String clientId(String token) {
    JsonNode claims = verified(token);
    if (clock.instant().getEpochSecond() >= claims.path("exp").asLong()) {
      throw Errors.unauthenticated("Lifetime validation failed, the token is expired.");
    }
    if (claims.path("gen").asInt() != generation.get()) {
      throw Errors.claimsAreMissing(challenge());
    }
    return claims.path("appid").asText();
  }

  private String challenge() {
    String wanted =
        "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"%d\"}}}"
            .formatted(clock.instant().getEpochSecond());
    return Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode verified(String token) {
    int first = token.indexOf('.');
    int last = token.lastIndexOf('.');
    if (token.isEmpty()) {
      throw Errors.unauthenticated("Access token is empty.");
    }
    try {
      if (first < last
          && MessageDigest.isEqual(
              Base64.getUrlDecoder().decode(token.substring(last + 1)),
              signature(token.substring(0, last)))) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.substring(first + 1, last)));
      }
    } catch (IllegalArgumentException | IOException e) {
      throw Errors.unauthenticated("IDX14100: JWT is not well formed.");
    }
    throw Errors.unauthenticated("IDX10511: Signature validation failed.");
  }
}
