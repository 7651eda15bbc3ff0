package com.claresia.hub.application.copy;

import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.verification.Finding;
import com.claresia.hub.domain.verification.Verdict;
import com.claresia.hub.domain.verification.VerificationReport;
import java.util.List;

/** Which findings forbid a copy, and the copy's own. */
final class CopyFindings {
  private CopyFindings() {}

  /**
   * What in a report forbids to copy, or to call a copy good. A content that is gone does not: that
   * is copied as it is, and stays the finding that it was.
   */
  static List<Finding> forbidding(VerificationReport report) {
    return report.findings().stream().filter(finding -> forbids(finding, report)).toList();
  }

  private static boolean forbids(Finding finding, VerificationReport report) {
    return switch (finding) {
      case Finding.OfRecord record -> record.verdict() == Verdict.TAMPERED;
      case Finding.OfRange range ->
          range.verdict() == Verdict.TAMPERED
              || (range.verdict() == Verdict.MISSING && !countsContents(range, report));
      case Finding.OfCheckpoint checkpoint ->
          checkpoint.verdict() == Verdict.TAMPERED || checkpoint.verdict() == Verdict.MISSING;
      case Finding.OfLoss loss -> false;
      case Finding.Unanchored unanchored -> false;
    };
  }

  /** Over the whole log, unless all of it is gone, the verifier only counts contents. */
  private static boolean countsContents(Finding.OfRange range, VerificationReport report) {
    long size = report.size();
    return range.from() == 0 && range.to() == size && report.count(Verdict.MISSING) < size;
  }

  static Finding tampered(long seq, RecordId id, String detail) {
    return new Finding.OfRecord(seq, id.value(), Verdict.TAMPERED, detail);
  }

  static Finding nothingAt(long from, long to) {
    return new Finding.OfRange(from, to, Verdict.MISSING, "nothing is stored here");
  }
}
