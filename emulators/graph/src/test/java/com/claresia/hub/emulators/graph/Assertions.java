package com.claresia.hub.emulators.graph;

import com.claresia.hub.emulators.graph.certificate.SelfSigned;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Assertions that are made by hand: what is wrong with them is chosen. */
final class Assertions {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private Assertions() {}

  /** A token of a foreign issuer. */
  static String signed(SelfSigned issuer, String name, String subject, Instant now) {
    ObjectNode claims =
        JSON.createObjectNode()
            .put("iss", name)
            .put("sub", subject)
            .put("aud", "api://AzureADTokenExchange")
            .put("nbf", now.getEpochSecond())
            .put("exp", now.getEpochSecond() + 600);
    return signed(issuer, JSON.createObjectNode().put("alg", "RS256"), claims);
  }

  /** An application's own assertion, with its claims changed. */
  static String own(
      SelfSigned app, String clientId, String audience, UnaryOperator<ObjectNode> change) {
    long now = Instant.now().getEpochSecond();
    ObjectNode claims =
        JSON.createObjectNode()
            .put("iss", clientId)
            .put("sub", clientId)
            .put("aud", audience)
            .put("jti", UUID.randomUUID().toString())
            .put("nbf", now)
            .put("exp", now + 600);
    ObjectNode header =
        JSON.createObjectNode().put("alg", "RS256").put("x5t#S256", thumbprint(app));
    return signed(app, header, change.apply(claims));
  }

  private static String thumbprint(SelfSigned app) {
    try {
      return BASE64.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(app.certificate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signed(SelfSigned signer, ObjectNode header, ObjectNode claims) {
    String signed = encoded(header) + "." + encoded(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(signer.key());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(ObjectNode node) {
    return BASE64.encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
  }
}
