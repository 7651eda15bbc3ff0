package com.claresia.hub.verifier;

import com.claresia.hub.verifier.Statement.Outcome;
import java.io.PrintWriter;
import java.util.List;

/** What came of checking a proof, for people. */
final class ProofText {
  private final Screen screen;

  ProofText(Screen screen) {
    this.screen = screen;
  }

  void write(PresentedProof proof, List<Statement> statements, PrintWriter out) {
    out.println(
        "Proof of record %s in %s"
            .formatted(
                Screen.plain(proof.member("record_id").orElse("(without an id)")),
                Screen.plain(proof.checkpoint().checkpoint().origin())));
    out.println("  provenance hash " + proof.provenanceHash().hex());
    out.println();
    statements.forEach(
        each -> out.println("  " + label(each.outcome()) + Screen.plain(each.detail())));
    out.println();
    out.println(verdict(ProofVerdictName.of(statements)));
  }

  private String label(Outcome outcome) {
    return switch (outcome) {
      case PROVEN -> screen.inked(Screen.Ink.GOOD, "proven      ");
      case NOT_PROVEN -> screen.inked(Screen.Ink.WARN, "not proven  ");
      case COSIGN_PENDING -> screen.inked(Screen.Ink.WARN, "pending     ");
      case REFUTED -> screen.inked(Screen.Ink.BAD, "REFUTED     ");
    };
  }

  private String verdict(ProofVerdictName verdict) {
    return switch (verdict) {
      case PROVEN -> screen.inked(Screen.Ink.GOOD, "proven");
      case CONSISTENT ->
          screen.inked(Screen.Ink.WARN, "consistent")
              + ": nothing is refuted, but see what is not proven";
      case COSIGN_PENDING ->
          screen.inked(Screen.Ink.WARN, "cosign_pending")
              + ": nothing is refuted; fetch the proof again once its checkpoint is cosigned";
      case REFUTED -> screen.inked(Screen.Ink.BAD, "refuted") + ": do not rely on this record";
    };
  }
}
