package com.claresia.hub.planted.domain.tenancy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Everything that looks like a violation and is none: rules must not name it. */
public record Blameless(boolean open, Optional<String> user)
    implements AutoCloseable, Predicate<Boolean> {

  /** Time that was given. */
  public Instant at(Clock clock) {
    return Instant.now(clock);
  }

  /** What the JDK dictates. */
  @Override
  public boolean test(Boolean other) {
    return open == other;
  }

  @Override
  public void close() throws Exception {}

  private byte[] keptToItself() throws IOException {
    throw new IOException("no");
  }

  void await() throws InterruptedException {
    throw new InterruptedException("no");
  }

  private boolean is(boolean really) {
    return open == really;
  }

  /** A refusal with a message, as the JDK names it. */
  public static final class BlamelessRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      return "no";
    }
  }

  /** Sealed, as it should be. */
  public sealed interface BlamelessOutcome {
    /** One way. */
    record Done() implements BlamelessOutcome {}
  }
}
