package com.claresia.hub.verifier;

import static com.claresia.hub.verifier.Screen.number;

import com.claresia.hub.domain.verification.Finding;
import com.claresia.hub.domain.verification.Freshness;
import com.claresia.hub.domain.verification.Verdict;
import com.claresia.hub.domain.verification.VerificationReport;
import com.claresia.hub.domain.verification.VerificationReport.Checked;
import com.claresia.hub.domain.verification.VerificationReport.CheckpointTally;
import com.claresia.hub.verifier.Screen.Ink;
import java.io.PrintWriter;

/** The report on a log, for people. */
final class VerificationText {
  private static final int SHOWN = 200;

  private final Screen screen;
  private final PrintWriter out;

  VerificationText(Screen screen, PrintWriter out) {
    this.screen = screen;
    this.out = out;
  }

  void write(VerifiedLog log) {
    VerificationReport report = log.report();
    out.println(title(log));
    out.println();
    verdicts(report);
    out.println();
    anchors(report);
    findings(report);
    out.println();
    out.println(conclusion(report));
  }

  private String title(VerifiedLog log) {
    String all = "all %s records".formatted(number(log.report().size()));
    String part = "seq %s to %s".formatted(number(log.from()), number(log.to() - 1));
    boolean whole = log.from() == 0 && log.to() >= log.report().size();
    return screen.inked(Ink.BOLD, log.report().tenant().logOrigin())
        + " · "
        + (whole ? all : part + " of " + number(log.report().size()) + " records")
        + " · "
        + log.backend();
  }

  private void verdicts(VerificationReport report) {
    for (Verdict verdict : Verdict.values()) {
      if (report.count(verdict) > 0 || verdict == Verdict.VALID) {
        String count = "%,15d".formatted(report.count(verdict));
        row(verdict.wireName(), screen.inked(ink(verdict), count) + "  " + meaning(verdict));
      }
    }
    if (report.unanchored() > 0) {
      row(
          "unanchored",
          "%,15d".formatted(report.unanchored())
              + "  sound in themselves, but under no checkpoint that holds");
    }
  }

  private static Ink ink(Verdict verdict) {
    return switch (verdict) {
      case TAMPERED, MISSING, COSIGN_INVALID -> Ink.BAD;
      case ERASED, UNOPENED, COSIGN_PENDING -> Ink.WARN;
      case VALID -> Ink.GOOD;
    };
  }

  private static String meaning(Verdict verdict) {
    return switch (verdict) {
      case TAMPERED -> "content, columns, hash or place are not those that were committed";
      case MISSING -> "gone, and no erasure in the log accounts for it";
      case COSIGN_INVALID -> "under a cosignature that fails";
      case ERASED -> "content erased, as an event in the log says; place and hash proven";
      case UNOPENED -> "sealed, and no key was given: nothing is said of the content";
      case COSIGN_PENDING -> "good, but not cosigned yet by as many witnesses as are needed";
      case VALID -> "hashed anew from what is stored, under a checkpoint that holds";
    };
  }

  private void anchors(VerificationReport report) {
    CheckpointTally tally = report.checkpoints();
    row("checkpoints", checkpoints(tally));
    row("log signatures", checked(tally.signatures(), "--log-public-key"));
    row("cosignatures", checked(tally.cosignatures(), "--cosign-public-key") + witnesses(tally));
    row("freshness", freshness(report.freshness()));
    if (report.idsCompared() < report.count(Verdict.VALID)) {
      row("ids", number(report.idsCompared()) + " of them held against each other");
    }
  }

  private static String checkpoints(CheckpointTally tally) {
    String held = number(tally.held()) + (tally.held() == 1 ? " holds" : " hold");
    String failed =
        tally.failed() == 0
            ? ""
            : ", " + number(tally.failed()) + (tally.failed() == 1 ? " does not" : " do not");
    String unsigned =
        tally.unsigned() == 0
            ? ""
            : ", " + number(tally.unsigned()) + " by no given key, so not relied on";
    return held + failed + unsigned;
  }

  private String checked(Checked checked, String option) {
    return switch (checked) {
      case CHECKED -> "checked";
      case NOT_CHECKED -> screen.inked(Ink.WARN, "not checked") + " (" + option + ")";
    };
  }

  private static String witnesses(CheckpointTally tally) {
    return tally.witnessesGiven() > 1
        ? ": %d of %d witnesses needed".formatted(tally.witnessesNeeded(), tally.witnessesGiven())
        : "";
  }

  private String freshness(Freshness freshness) {
    String state =
        switch (freshness) {
          case Freshness.Proven proven -> screen.inked(Ink.GOOD, "proven");
          case Freshness.Unproven unproven -> screen.inked(Ink.WARN, "unproven");
          case Freshness.Stale stale -> screen.inked(Ink.BAD, "STALE");
        };
    return state + ": " + Screen.plain(freshness.reason());
  }

  private void findings(VerificationReport report) {
    if (report.findings().isEmpty()) {
      return;
    }
    out.println();
    out.println(screen.inked(Ink.BOLD, "Findings"));
    report.findings().stream().limit(SHOWN).forEach(each -> out.println("  " + line(each)));
    long more = report.findingsTotal() - Math.min(SHOWN, report.findings().size());
    if (more > 0) {
      out.println("  … and " + number(more) + " more; --format json lists the first 10,000");
    }
  }

  private String line(Finding finding) {
    String what =
        switch (finding) {
          case Finding.OfRecord r -> bad(r.verdict()) + "  seq " + r.seq() + "  record " + r.id();
          case Finding.OfRange r -> bad(r.verdict()) + "  " + range(r);
          case Finding.OfLoss r -> bad(Verdict.MISSING) + "  " + range(r);
          case Finding.Unanchored r -> screen.inked(Ink.BAD, "unanchored") + "  " + range(r);
          case Finding.OfCheckpoint c -> bad(c.verdict()) + "  the checkpoint of size " + c.size();
        };
    return what + "  " + Screen.plain(finding.detail());
  }

  private String bad(Verdict verdict) {
    return screen.inked(Ink.BAD, verdict.wireName());
  }

  private static String range(Finding range) {
    return range.to() - range.from() == 1
        ? "seq " + range.from()
        : "seq " + range.from() + " to " + (range.to() - 1);
  }

  private String conclusion(VerificationReport report) {
    if (!report.isClean()) {
      String count = number(report.findingsTotal());
      return screen.inked(Ink.BAD, report.findingsTotal() == 1 ? "1 finding" : count + " findings");
    }
    return screen.inked(Ink.GOOD, "no findings") + caveat(report);
  }

  private static String caveat(VerificationReport report) {
    if (report.checkpoints().signatures() == Checked.CHECKED) {
      return "";
    }
    return "; but without the log's key nobody but the store vouches for the checkpoints"
        + (report.checkpoints().cosignatures() == Checked.CHECKED ? " that are not cosigned" : "");
  }

  private void row(String name, String value) {
    out.println("  %-15s %s".formatted(name, value));
  }
}
