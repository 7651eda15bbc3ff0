package com.claresia.hub.verifier;

import com.claresia.hub.verifier.Statement.Outcome;
import java.util.Comparator;
import java.util.List;

/** What a proof comes to as a whole. */
enum ProofVerdictName {
  /** Every statement holds. */
  PROVEN,
  /** No statement is refuted, but some could not be checked. */
  CONSISTENT,
  /** No statement is refuted, but too few witnesses have cosigned yet. */
  COSIGN_PENDING,
  /** A statement does not hold. */
  REFUTED;

  /** The worst of the statements decides. */
  static ProofVerdictName of(List<Statement> statements) {
    return statements.stream()
        .map(Statement::outcome)
        .max(Comparator.naturalOrder())
        .map(ProofVerdictName::of)
        .orElse(CONSISTENT);
  }

  private static ProofVerdictName of(Outcome worst) {
    return switch (worst) {
      case PROVEN -> PROVEN;
      case NOT_PROVEN -> CONSISTENT;
      case COSIGN_PENDING -> COSIGN_PENDING;
      case REFUTED -> REFUTED;
    };
  }
}
