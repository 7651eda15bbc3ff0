package com.claresia.hub.emulators.graph.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * Checks what an application shows instead of a secret: an assertion that it signed with the key of
 * one of its certificates (RFC 7523), or a token of an issuer that it trusts.
 */
final class ClientAssertions {
  private static final String EXCHANGE_AUDIENCE = "api://AzureADTokenExchange";
  private static final String SERVICE = "https://login.microsoftonline.com";
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final InstantSource clock;

  ClientAssertions(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Refuses, unless the assertion speaks for the application at that endpoint, or at the one that
   * it stands for.
   */
  void check(Application application, String assertion, String endpoint) {
    Jwt jwt = Jwt.parse(assertion);
    if (jwt.claim("iss").equals(application.clientId())) {
      checkOwn(application, jwt, endpoint);
    } else {
      checkForeign(application, jwt);
    }
    checkTimes(jwt);
  }

  private static void checkOwn(Application application, Jwt jwt, String endpoint) {
    X509Certificate certificate =
        application.credentials().certificates().stream()
            .filter(candidate -> isNamed(jwt.header(), candidate))
            .findFirst()
            .orElseThrow(() ->
                OAuthError.invalidClient(
                    700027,
                    "The certificate with identifier used to sign the client assertion is not registered on application."));
    if (!jwt.isSignedWith(certificate.getPublicKey())) {
      throw OAuthError.invalidClient(700027, "Client assertion failed signature validation.");
    }
    if (!jwt.claim("sub").equals(application.clientId())) {
      throw OAuthError.invalidClient(700021, "Client assertion subject is not the application.");
    }
    if (!isFor(jwt, endpoint) && !isFor(jwt, SERVICE + URI.create(endpoint).getPath())) {
      throw OAuthError.invalidClient(
          700023, "Client assertion audience claim does not match Realm issuer.");
    }
    if (jwt.claim("jti").isEmpty()) {
      throw OAuthError.invalidClient(50027, "JWT token has no jti.");
    }
  }

  private static boolean isFor(Jwt jwt, String audience) {
    JsonNode aud = jwt.claims().path("aud");
    boolean found = aud.asText().equals(audience);
    for (JsonNode one : aud) {
      found |= one.asText().equals(audience);
    }
    return found;
  }

  private static boolean isNamed(JsonNode header, X509Certificate certificate) {
    return isThumbprint(header.path("x5t#S256").asText(), "SHA-256", certificate)
        || isThumbprint(header.path("x5t").asText(), "SHA-1", certificate);
  }

  private static boolean isThumbprint(
      String claimed, String algorithm, X509Certificate certificate) {
    try {
      byte[] hash = MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
      String own = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
      // MSAL writes it in the other alphabet of Base64.
      return claimed.replace("=", "").replace('+', '-').replace('/', '_').equals(own);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot hash a certificate", e);
    }
  }

  private static void checkForeign(Application application, Jwt jwt) {
    Optional<FederatedCredential> credential =
        application.credentials().federated().stream()
            .filter(candidate -> candidate.issuer().equals(jwt.claim("iss")))
            .filter(candidate -> candidate.subject().equals(jwt.claim("sub")))
            .findFirst();
    if (credential.isEmpty()) {
      throw OAuthError.invalidClient(
          70021, "No matching federated identity record found for presented assertion.");
    }
    if (!jwt.isSignedWith(credential.get().key())) {
      throw OAuthError.invalidClient(700027, "Client assertion failed signature validation.");
    }
    if (!isFor(jwt, EXCHANGE_AUDIENCE)) {
      throw OAuthError.invalidClient(
          700212, "No matching federated identity record found for presented assertion audience.");
    }
  }

  private void checkTimes(Jwt jwt) {
    Instant now = clock.instant();
    Instant expiry = Instant.ofEpochSecond(jwt.claims().path("exp").asLong());
    Instant notBefore = Instant.ofEpochSecond(jwt.claims().path("nbf").asLong());
    if (now.isAfter(expiry.plus(SKEW)) || now.isBefore(notBefore.minus(SKEW))) {
      throw OAuthError.invalidClient(
          700024, "Client assertion is not within its valid time range.");
    }
  }
}
