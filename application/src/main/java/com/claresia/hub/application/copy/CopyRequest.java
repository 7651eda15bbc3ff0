package com.claresia.hub.application.copy;

import com.claresia.hub.application.verify.VerificationRequest;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.VerificationTerms;
import java.util.List;

/**
 * What is to be copied, and how.
 *
 * @param terms whose log, and the keys whose signatures its checkpoints must bear
 * @param jobs how many ranges of the source are verified at once, at least one
 * @param fingerprintKey a random number, so that nobody can make two ids look alike
 */
public record CopyRequest(VerificationTerms terms, int jobs, long fingerprintKey) {
  /** Checks the number of jobs. */
  public CopyRequest {
    if (jobs < 1) {
      throw new IllegalArgumentException("at least one job");
    }
  }

  /** Whose log it is. */
  public TenantId tenant() {
    return terms.tenant();
  }

  VerificationRequest verification() {
    return new VerificationRequest(
        terms, List.of(), VerificationRequest.EVERYTHING, jobs, fingerprintKey);
  }
}
