package com.claresia.hub.adapters.web;

import com.claresia.hub.application.port.InvalidSettings;
import io.helidon.security.jwt.jwk.Jwk;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The issuer's public keys. Where they lie at a location, they are read again when a token names
 * one that is not among them, so that an issuer can replace its keys; not more often than every 30
 * seconds, and never from an address that a token names.
 */
final class TokenKeys {
  private static final Duration REREAD_AT_MOST_EVERY = Duration.ofSeconds(30);
  private static final int MAX_BYTES = 1 << 20;
  private static final int FETCH_MILLIS = 5_000;

  private final WebSettings.KeySource source;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile List<Jwk> keys;
  private Instant readAt;

  /** Reads the keys; throws {@link InvalidSettings} where there are none. */
  TokenKeys(WebSettings.KeySource source, Clock clock) {
    this.source = source;
    this.clock = clock;
    this.keys = read();
    this.readAt = clock.instant();
  }

  /** The key of that id, for that algorithm. */
  Optional<Jwk> find(String keyId, String algorithm) {
    Optional<Jwk> found = find(keys, keyId, algorithm);
    return found.isEmpty() && readAgain() ? find(keys, keyId, algorithm) : found;
  }

  // A key in PEM has no id of its own: it stands for the one the issuer uses.
  private static Optional<Jwk> find(List<Jwk> keys, String keyId, String algorithm) {
    return keys.stream()
        .filter(key -> key.keyId() == null ? keys.size() == 1 : keyId.equals(key.keyId()))
        .filter(key -> algorithm.equals(key.algorithm()))
        .findFirst();
  }

  /** The only key there is, for a token that names none. */
  Optional<Jwk> only(String algorithm) {
    List<Jwk> now = keys;
    return now.size() == 1
        ? now.stream().filter(key -> algorithm.equals(key.algorithm())).findFirst()
        : Optional.empty();
  }

  private boolean readAgain() {
    if (!(source instanceof WebSettings.KeySource.Location) || !reading.tryLock()) {
      return false;
    }
    try {
      Instant now = clock.instant();
      if (now.isBefore(readAt.plus(REREAD_AT_MOST_EVERY))) {
        return false;
      }
      readAt = now;
      keys = read();
      return true;
    } catch (InvalidSettings e) {
      RequestLog.failed(Exchange.current(), "reading the issuer's keys again", e);
      return false;
    } finally {
      reading.unlock();
    }
  }

  private List<Jwk> read() {
    return switch (source) {
      case WebSettings.KeySource.Text(String text) -> parse("mp.jwt.verify.publickey", text);
      case WebSettings.KeySource.Location(String location) -> {
        String key = "mp.jwt.verify.publickey.location";
        try {
          yield parse(key, load(location));
        } catch (IOException | IllegalArgumentException e) {
          throw invalid(key, "cannot be read: " + e.getClass().getSimpleName());
        }
      }
    };
  }

  private static List<Jwk> parse(String key, String text) {
    List<Jwk> keys = PublicKeys.parse(text);
    if (keys.isEmpty()) {
      throw invalid(key, "holds no RSA key of 2048 bits or more and no P-256 key");
    }
    return keys;
  }

  private static InvalidSettings invalid(String key, String reason) {
    return new InvalidSettings(
        List.of(
            new InvalidSettings.Problem(
                key, reason, "give the issuer's public key as PEM, JWK or JWK set")));
  }

  private static String load(String location) throws IOException {
    if (!location.matches("(?i)(https?|file):.*")) {
      return Files.readString(Path.of(location));
    }
    URLConnection connection = URI.create(location).toURL().openConnection();
    connection.setConnectTimeout(FETCH_MILLIS);
    connection.setReadTimeout(FETCH_MILLIS);
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    }
  }
}
