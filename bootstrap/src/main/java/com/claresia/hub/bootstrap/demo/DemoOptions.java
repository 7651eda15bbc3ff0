package com.claresia.hub.bootstrap.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the demo is to run.
 *
 * @param backend whose store it runs on
 * @param seed of the generated week
 * @param input records of the user's own as NDJSON, instead of the first tenant's week
 * @param proofs directory that proofs are written to
 * @param afterwards whether it ends or stays up
 */
public record DemoOptions(
    String backend, long seed, Optional<Path> input, Path proofs, Afterwards afterwards) {
  /** What happens once all is shown. */
  public enum Afterwards {
    /** It ends. */
    END,
    /** What was altered is put back, and the Hub goes on serving. */
    SERVE
  }
}
