package com.claresia.hub.emulators.graph.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/**
 * A signed token (RFC 7515), taken apart.
 *
 * @param header of it
 * @param claims in it
 * @param signed what is signed
 * @param signature over that
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, not compared
record Jwt(JsonNode header, JsonNode claims, String signed, byte[] signature) {
  private static final JsonMapper JSON = new JsonMapper();

  static Jwt parse(String token) {
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    try {
      if (first < 0 || second < 0) {
        throw new IllegalArgumentException("not three parts");
      }
      return new Jwt(
          JSON.readTree(decoded(token.substring(0, first))),
          JSON.readTree(decoded(token.substring(first + 1, second))),
          token.substring(0, second),
          decoded(token.substring(second + 1)));
    } catch (IllegalArgumentException | IOException e) {
      throw OAuthError.invalidClient(50027, "JWT token is invalid or malformed.");
    }
  }

  private static byte[] decoded(String part) {
    return Base64.getUrlDecoder().decode(part);
  }

  String claim(String name) {
    return claims.path(name).asText();
  }

  /** Whether it was signed with the key that belongs to this one: RS256 or PS256. */
  boolean isSignedWith(PublicKey key) {
    try {
      Signature verifier = verifier(header.path("alg").asText());
      verifier.initVerify(key);
      verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Signature verifier(String algorithm) throws GeneralSecurityException {
    return switch (algorithm) {
      case "RS256" -> Signature.getInstance("SHA256withRSA");
      case "PS256" -> {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        yield signature;
      }
      default ->
          throw OAuthError.invalidClient(5002738, "Invalid JWT token. Unsupported algorithm.");
    };
  }
}
