package com.claresia.hub.application.copy;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.verify.VerifyChain;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.Finding;
import com.claresia.hub.domain.verification.Verdict;
import com.claresia.hub.domain.verification.VerificationReport;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Copies a tenant's log to another store, leaf by leaf: ids, hashes, digests, contents and
 * checkpoints are the same bytes there, so that every proof verifies as before. The source is
 * verified first, and read only; the target is read back. It may end at any moment: how far the
 * copy is, the target's log says, and the next one goes on from there.
 */
public final class CopyLog {
  private final HubStore source;
  private final HubStore target;
  private final Supplier<UUID> commitIds;

  /**
   * Copies between these stores.
   *
   * @param commitIds random ones, each drawn once
   */
  public CopyLog(HubStore source, HubStore target, Supplier<UUID> commitIds) {
    this.source = source;
    this.target = target;
    this.commitIds = commitIds;
  }

  /**
   * Copies what the source has at the start and the target has not.
   *
   * @throws StoreUnavailable if either store does not answer; what was copied until then is kept
   */
  public CopyResult copy(CopyRequest request, CopyProgress progress) {
    VerificationReport report = verify(request, progress);
    Optional<CopyResult> unsound = unsound(report);
    return unsound.orElseGet(
        () -> new Copying(source, target, request, commitIds, report.size(), progress).run());
  }

  /**
   * Says what {@link #copy} would find, the target's leaves not compared, and writes nothing.
   *
   * @throws StoreUnavailable if either store does not answer
   */
  public CopyResult check(CopyRequest request, CopyProgress progress) {
    VerificationReport report = verify(request, progress);
    Optional<CopyResult> unsound = unsound(report);
    return unsound.orElseGet(() -> difference(request.tenant(), report.size()));
  }

  private VerificationReport verify(CopyRequest request, CopyProgress progress) {
    return new VerifyChain(source)
        .verify(
            request.verification(),
            (done, total) -> progress.at(CopyProgress.Step.VERIFYING, done, total));
  }

  private static Optional<CopyResult> unsound(VerificationReport report) {
    List<Finding> forbidding = CopyFindings.forbidding(report);
    boolean sound = forbidding.isEmpty() && report.count(Verdict.TAMPERED) == 0;
    return sound ? Optional.empty() : Optional.of(new CopyResult.SourceUnsound(forbidding));
  }

  private CopyResult difference(TenantId tenant, long sourceSize) {
    ChainHead head = target.head(tenant);
    return head.size() > sourceSize
        ? new CopyResult.TargetAhead(head.size(), sourceSize)
        : new CopyResult.Ready(sourceSize, head.size());
  }
}
