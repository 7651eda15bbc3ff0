package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.copy.CopyResult;
import com.claresia.hub.bootstrap.terminal.Ink;
import com.claresia.hub.bootstrap.terminal.Terminal;
import com.claresia.hub.domain.verification.Finding;
import com.claresia.hub.domain.verification.Verdict;
import java.util.List;
import java.util.Locale;

/** What came of a copy, for people. */
final class CopyReport {
  private static final int SHOWN = 200;

  private final Terminal terminal;

  CopyReport(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Writes it. */
  void write(CopyResult result) {
    switch (result) {
      case CopyResult.Copied copied -> copied(copied);
      case CopyResult.Ready(long size, long there) ->
          terminal.data(
              "%,d leaves verified in the source; %,d of them are in the target, %,d to be copied"
                  .formatted(size, there, size - there));
      case CopyResult.SourceUnsound(List<Finding> findings) ->
          findings("The source is not what was committed; no more of it is copied.", findings);
      case CopyResult.CopyUnequal(List<Finding> findings) ->
          findings("The target's log is not equal to the source's.", findings);
      case CopyResult.AnotherLog another -> refuse(another);
      case CopyResult.TargetAhead ahead -> refuse(ahead);
      case CopyResult.OtherWriter other -> refuse(other);
    }
  }

  private void copied(CopyResult.Copied copied) {
    terminal.data(
        String.format(
            Locale.ROOT,
            "%s: %,d leaves, %,d of them copied now; %,d checkpoints written; root %s",
            copied.tenant(),
            copied.size(),
            copied.copied(),
            copied.checkpoints(),
            copied.root().base64()));
    if (copied.withoutContent() > 0) {
      terminal.data(
          String.format(
              Locale.ROOT, "%,d have no content, in either store", copied.withoutContent()));
    }
    if (copied.dropped() > 0) {
      terminal.data(
          String.format(
              Locale.ROOT,
              "%,d contents erased in the source since they were copied: dropped",
              copied.dropped()));
    }
    terminal.say(terminal.inked(Ink.GOOD, "Read back and found equal."));
  }

  private void findings(String title, List<Finding> findings) {
    terminal.say(terminal.inked(Ink.BAD, title));
    findings.stream().limit(SHOWN).forEach(finding -> terminal.data(line(finding)));
    if (findings.size() > SHOWN) {
      terminal.data("… and %,d more; ./hub verify lists them".formatted(findings.size() - SHOWN));
    }
  }

  private static String line(Finding finding) {
    String subject =
        switch (finding) {
          case Finding.OfRecord r -> name(r.verdict()) + "seq " + r.seq() + "  record " + r.id();
          case Finding.OfRange r -> name(r.verdict()) + range(r);
          case Finding.OfLoss r -> name(Verdict.MISSING) + range(r);
          case Finding.Unanchored r -> "unanchored  " + range(r);
          case Finding.OfCheckpoint c -> name(c.verdict()) + "the checkpoint of size " + c.size();
        };
    return subject + "  " + finding.detail();
  }

  private static String name(Verdict verdict) {
    return verdict.wireName() + "  ";
  }

  private static String range(Finding range) {
    return range.to() - range.from() == 1
        ? "seq " + range.from()
        : "seq " + range.from() + " to " + (range.to() - 1);
  }

  private void refuse(CopyResult refusal) {
    terminal.say("hub: " + reason(refusal));
  }

  /** Why nothing more was written; empty where that is not so. */
  static String reason(CopyResult result) {
    return switch (result) {
      case CopyResult.AnotherLog(long seq) ->
          ("the target has a log of this tenant's that differs from the source's at seq %d: it is"
                  + " another log, or was altered (./hub verify tells). Copy to a store in which"
                  + " the tenant has no records")
              .formatted(seq);
      case CopyResult.TargetAhead(long targetSize, long sourceSize) ->
          ("the target has all %d leaves of the source and %d more: it was written to since it was"
                  + " copied, so it is the one to go on with")
              .formatted(sourceSize, targetSize - sourceSize);
      case CopyResult.OtherWriter other ->
          ("somebody else wrote to this tenant in the target, which has %d leaves now: stop the Hub"
                  + " that serves it until the copy is done")
              .formatted(other.actual().size());
      case CopyResult.Copied copied -> "";
      case CopyResult.Ready ready -> "";
      case CopyResult.SourceUnsound unsound -> "";
      case CopyResult.CopyUnequal unequal -> "";
    };
  }
}
