package com.claresia.hub.application.relay;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A look at the relay of this process. Thread-safe, and never blocks. */
public interface RelayWatch {
  /** How it is doing; empty where no control plane is set. */
  Optional<RelayStatus> status();

  /** When the first of the client certificates ends; empty before the first connection. */
  Optional<Instant> certificateExpires();

  /** The kinds of what is amiss, for as long as it is; each is a governance event too. */
  Set<String> findings();

  /** Where no control plane is set. */
  static RelayWatch none() {
    return new RelayWatch() {
      @Override
      public Optional<RelayStatus> status() {
        return Optional.empty();
      }

      @Override
      public Optional<Instant> certificateExpires() {
        return Optional.empty();
      }

      @Override
      public Set<String> findings() {
        return Set.of();
      }
    };
  }
}
