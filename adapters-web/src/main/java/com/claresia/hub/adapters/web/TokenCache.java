package com.claresia.hub.adapters.web;

import com.claresia.hub.domain.provenance.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers verified tokens by their SHA-256 until they expire: verifying RS256 costs as much as
 * the rest of an append. It holds two generations of half the room each and forgets the older one
 * when the younger is full, so that it stays bounded with nothing to sweep. What was refused is not
 * remembered, so that nobody can fill it with rubbish.
 */
final class TokenCache {
  private final int generationSize;
  private final Clock clock;
  private final Function<String, Optional<Caller>> verify;
  private volatile Map<Hash, Caller> young = new ConcurrentHashMap<>();
  private volatile Map<Hash, Caller> old = Map.of();

  TokenCache(int size, Clock clock, Function<String, Optional<Caller>> verify) {
    this.generationSize = size / 2;
    this.clock = clock;
    this.verify = verify;
  }

  /** What the token says, remembered or verified now. */
  Optional<Caller> verify(String token) {
    Hash key = Hash.sha256(token.getBytes(StandardCharsets.UTF_8));
    @Nullable Caller known = young.get(key);
    if (known == null) {
      known = old.get(key);
      return known == null ? verified(key, token) : promoted(key, known);
    }
    return usable(known);
  }

  private Optional<Caller> promoted(Hash key, Caller known) {
    remember(key, known);
    return usable(known);
  }

  private Optional<Caller> verified(Hash key, String token) {
    Optional<Caller> caller = verify.apply(token);
    caller.ifPresent(fresh -> remember(key, fresh));
    return caller;
  }

  private Optional<Caller> usable(Caller caller) {
    return clock.instant().isBefore(caller.usableUntil()) ? Optional.of(caller) : Optional.empty();
  }

  private void remember(Hash key, Caller caller) {
    if (young.size() >= generationSize) {
      synchronized (this) {
        if (young.size() >= generationSize) {
          old = young;
          young = new ConcurrentHashMap<>();
        }
      }
    }
    young.put(key, caller);
  }

  /** How many tokens are remembered. */
  int size() {
    return young.size() + old.size();
  }
}
