package com.claresia.hub.verifier;

import com.claresia.hub.verifier.Statement.Outcome;
import java.util.List;

/** What a proof comes to as a whole. */
enum ProofVerdictName {
  /** Every statement holds. */
  PROVEN,
  /** No statement is refuted, but some could not be checked. */
  CONSISTENT,
  /** A statement does not hold. */
  REFUTED;

  /** The worst of the statements decides. */
  static ProofVerdictName of(List<Statement> statements) {
    if (statements.stream().anyMatch(s -> s.outcome() == Outcome.REFUTED)) {
      return REFUTED;
    }
    boolean all = statements.stream().allMatch(s -> s.outcome() == Outcome.PROVEN);
    return all ? PROVEN : CONSISTENT;
  }
}
