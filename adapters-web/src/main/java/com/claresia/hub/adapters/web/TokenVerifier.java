package com.claresia.hub.adapters.web;

import com.claresia.hub.domain.record.Submitter;
import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.SignedJwt;
import io.helidon.security.jwt.jwk.Jwk;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which bearer tokens are believed (RFC 7519, with the advice of RFC 8725): RS256 or ES256
 * with a configured key, never a key or an address that the token brings along; issuer, audience
 * and expiry are always required.
 */
final class TokenVerifier {
  private static final Set<String> ALGORITHMS = Set.of("RS256", "ES256");

  private final WebSettings.Tokens settings;
  private final TokenKeys keys;
  private final Clock clock;

  TokenVerifier(WebSettings.Tokens settings, TokenKeys keys, Clock clock) {
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
  }

  /** What the token says, or empty where it is not to be believed; why is nobody's business. */
  Optional<Caller> verify(String token) {
    try {
      SignedJwt signed = SignedJwt.parseToken(token);
      Jwt jwt = signed.getJwt();
      return isSigned(signed, jwt) && isForUs(jwt) ? caller(jwt) : Optional.empty();
    } catch (RuntimeException e) {
      // The library throws for everything that is not a well-formed token, with the token in the
      // message: neither is to be kept.
      return Optional.empty();
    }
  }

  private boolean isSigned(SignedJwt signed, Jwt jwt) {
    String algorithm = jwt.algorithm().orElse("");
    if (!ALGORITHMS.contains(algorithm) || jwt.headerJson().containsKey("crit")) {
      return false;
    }
    Optional<Jwk> key =
        jwt.keyId().map(id -> keys.find(id, algorithm)).orElseGet(() -> keys.only(algorithm));
    return key.isPresent()
        && key.get().verifySignature(signed.getSignedBytes(), signed.getSignature());
  }

  private boolean isForUs(Jwt jwt) {
    return jwt.issuer().filter(settings.issuer()::equals).isPresent()
        && jwt.audience().orElse(List.of()).stream().anyMatch(settings.audiences()::contains)
        && isTimely(jwt);
  }

  private boolean isTimely(Jwt jwt) {
    Instant now = clock.instant();
    Duration skew = settings.clockSkew();
    Instant latestStart = now.plus(skew);
    return jwt.expirationTime().filter(end -> now.isBefore(end.plus(skew))).isPresent()
        && jwt.notBefore().map(start -> !start.isAfter(latestStart)).orElse(true)
        && jwt.issueTime().map(issued -> !issued.isAfter(latestStart)).orElse(true);
  }

  private Optional<Caller> caller(Jwt jwt) {
    String subject = jwt.subject().orElse("");
    if (!Submitter.isValid(settings.issuer(), subject)) {
      return Optional.empty();
    }
    return Optional.of(
        new Caller(
            new Submitter(settings.issuer(), subject),
            jwt.payloadClaim(settings.tenantClaim()).map(TokenVerifier::text).orElse(""),
            scopes(jwt),
            jwt.expirationTime().orElseThrow().plus(settings.clockSkew())));
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : "";
  }

  private static Set<Scope> scopes(Jwt jwt) {
    Set<String> named =
        Stream.of("scope", "scp")
            .flatMap(claim -> jwt.payloadClaim(claim).stream())
            .flatMap(TokenVerifier::words)
            .collect(Collectors.toSet());
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    Arrays.stream(Scope.values())
        .filter(scope -> named.contains(scope.wireName()))
        .forEach(scopes::add);
    return scopes;
  }

  // Issuers write scopes as one string or, some of them, as an array.
  private static Stream<String> words(JsonValue claim) {
    return claim instanceof JsonArray array
        ? array.stream().map(TokenVerifier::text)
        : Arrays.stream(text(claim).split(" "));
  }
}
