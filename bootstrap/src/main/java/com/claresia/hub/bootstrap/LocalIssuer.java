package com.claresia.hub.bootstrap;

import com.claresia.hub.domain.tenancy.TenantId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/**
 * An issuer of tokens inside the process, for development and the demo alone: its key is made in
 * memory and is gone with the process. Nothing makes one unless a development mode is asked for.
 */
public final class LocalIssuer {
  /** The {@code iss} of its tokens. */
  public static final String ISSUER = "urn:claresia:hub:development";

  /** The {@code aud} of its tokens. */
  public static final String AUDIENCE = "claresia-hub";

  private static final String CURVE = "secp256r1";
  private static final int COORDINATE = 32;
  private static final String KEY_ID = "development";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys;
  private final Clock clock;

  private LocalIssuer(KeyPair keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** An issuer with a new key. */
  public static LocalIssuer create(Clock clock) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE));
      return new LocalIssuer(generator.generateKeyPair(), clock);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK makes P-256 keys", missing);
    }
  }

  /** Its public key as a JWK set (RFC 7517). */
  public String publicKeys() {
    ECPoint point = ((ECPublicKey) keys.getPublic()).getW();
    JsonObject jwk =
        Json.createObjectBuilder()
            .add("kty", "EC")
            .add("use", "sig")
            .add("alg", "ES256")
            .add("crv", "P-256")
            .add("kid", KEY_ID)
            .add("x", coordinate(point.getAffineX()))
            .add("y", coordinate(point.getAffineY()))
            .build();
    return Json.createObjectBuilder()
        .add("keys", Json.createArrayBuilder().add(jwk))
        .build()
        .toString();
  }

  /** A token (RFC 7519) for that tenant. */
  public String token(TenantId tenant, String subject, Set<String> scopes, Duration validity) {
    Instant now = clock.instant();
    JsonObject header =
        Json.createObjectBuilder().add("alg", "ES256").add("kid", KEY_ID).add("typ", "JWT").build();
    JsonObject claims =
        Json.createObjectBuilder()
            .add("iss", ISSUER)
            .add("aud", AUDIENCE)
            .add("sub", subject)
            .add("tenant_id", tenant.value())
            .add("scope", String.join(" ", scopes))
            .add("iat", now.getEpochSecond())
            .add("exp", now.plus(validity).getEpochSecond())
            .build();
    String signed = base64(header) + "." + base64(claims);
    return signed + "." + BASE64.encodeToString(sign(signed));
  }

  private byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a fresh P-256 key signs", impossible);
    }
  }

  private static String base64(JsonObject object) {
    return BASE64.encodeToString(object.toString().getBytes(StandardCharsets.UTF_8));
  }

  // RFC 7518 wants all 32 bytes; BigInteger leaves zeros out, or puts one more before.
  private static String coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[COORDINATE];
    int length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
    return BASE64.encodeToString(fixed);
  }
}
