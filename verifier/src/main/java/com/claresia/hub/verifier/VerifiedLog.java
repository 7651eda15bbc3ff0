package com.claresia.hub.verifier;

import com.claresia.hub.domain.verification.VerificationReport;
import java.time.Instant;

/**
 * A log that was verified, and how.
 *
 * @param backend kind of store
 * @param asOf the moment to which ages refer
 * @param from first place whose record was verified
 * @param to one past the last
 * @param report what verification came to
 */
record VerifiedLog(String backend, Instant asOf, long from, long to, VerificationReport report) {
  /** The status with which the command ends. */
  int exitStatus() {
    return report.isClean() ? ExitStatus.NO_FINDINGS : ExitStatus.FINDINGS;
  }
}
