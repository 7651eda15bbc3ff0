package com.claresia.hub.bootstrap;

import com.claresia.hub.domain.tenancy.TenantId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
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

  private static final int KEY_BITS = 2048;
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
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      return new LocalIssuer(generator.generateKeyPair(), clock);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK makes RSA keys", missing);
    }
  }

  /** Its public key as a JWK set (RFC 7517). */
  public String publicKeys() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    JsonObject jwk =
        Json.createObjectBuilder()
            .add("kty", "RSA")
            .add("use", "sig")
            .add("alg", "RS256")
            .add("kid", KEY_ID)
            .add("n", BASE64.encodeToString(unsigned(key.getModulus().toByteArray())))
            .add("e", BASE64.encodeToString(key.getPublicExponent().toByteArray()))
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
        Json.createObjectBuilder().add("alg", "RS256").add("kid", KEY_ID).add("typ", "JWT").build();
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
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a fresh RSA key signs", impossible);
    }
  }

  private static String base64(JsonObject object) {
    return BASE64.encodeToString(object.toString().getBytes(StandardCharsets.UTF_8));
  }

  // BigInteger puts a zero byte before a number whose highest bit is set; JWK forbids it.
  private static byte[] unsigned(byte[] number) {
    return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
  }
}
