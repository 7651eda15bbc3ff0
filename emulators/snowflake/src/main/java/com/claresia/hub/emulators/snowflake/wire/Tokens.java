package com.claresia.hub.emulators.snowflake.wire;

import com.claresia.hub.emulators.snowflake.engine.Session;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens by which requests name their sessions. Safe for many threads. */
final class Tokens {
  private static final int BYTES = 48;

  /** A session's two tokens. */
  record Pair(String session, String master) {}

  private record Issued(Session session, boolean master, long expiresNanos, boolean revoked) {
    boolean isExpired() {
      return revoked || System.nanoTime() - expiresNanos > 0;
    }

    Issued expired() {
      return new Issued(session, master, expiresNanos, true);
    }
  }

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final Duration validity;
  private final Duration masterValidity;

  Tokens(Duration validity, Duration masterValidity) {
    this.validity = validity;
    this.masterValidity = masterValidity;
  }

  Duration validity() {
    return validity;
  }

  Duration masterValidity() {
    return masterValidity;
  }

  Pair issue(Session session) {
    return new Pair(add(session, false, validity), add(session, true, masterValidity));
  }

  private String add(Session session, boolean master, Duration lifetime) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = "ver:1-hint:" + session.id() + "-" + Base64.getEncoder().encodeToString(bytes);
    issued.put(token, new Issued(session, master, System.nanoTime() + lifetime.toNanos(), false));
    return token;
  }

  /** The session of a token. */
  Session session(String token) {
    return find(token, false)
        .map(found -> {
          if (found.isExpired()) {
            throw Refusals.expired();
          }
          return found.session();
        })
        .orElseThrow(Refusals::gone);
  }

  private Optional<Issued> find(String token, boolean master) {
    return Optional.ofNullable(issued.get(token)).filter(found -> found.master() == master);
  }

  /** New tokens for the session of a master token; its old ones hold no longer. */
  Pair renew(String master) {
    Issued found = find(master, true).orElseThrow(Refusals::gone);
    if (found.isExpired()) {
      throw Refusals.masterExpired();
    }
    issued.values().removeIf(other -> other.session() == found.session() && !other.master());
    issued.remove(master);
    return issue(found.session());
  }

  /** Lets all session tokens expire; master tokens hold. */
  void expireAll() {
    issued.replaceAll((token, found) -> found.master() ? found : found.expired());
  }

  /** Forgets a session. */
  void remove(Session session) {
    issued.values().removeIf(found -> found.session() == session);
  }
}
