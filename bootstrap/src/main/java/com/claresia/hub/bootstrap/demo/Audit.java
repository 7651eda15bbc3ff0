package com.claresia.hub.bootstrap.demo;

import com.claresia.hub.application.checkpoint.Coverage;
import com.claresia.hub.application.verify.VerificationProgress;
import com.claresia.hub.application.verify.VerificationRequest;
import com.claresia.hub.application.verify.VerifyChain;
import com.claresia.hub.bootstrap.DirectoryCheckpointMirror;
import com.claresia.hub.bootstrap.Hub;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.VerificationReport;
import com.claresia.hub.domain.verification.VerificationTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/** Verifies whole logs against the log keys and the checkpoints mirrored outside the store. */
final class Audit {
  private static final int JOBS = 2;

  private final Hub hub;
  private final Path mirror;
  private final List<NoteVerifier> cosigners;

  Audit(Hub hub, Path mirror, List<NoteVerifier> cosigners) {
    this.hub = hub;
    this.mirror = mirror;
    this.cosigners = cosigners;
  }

  /** Waits until a checkpoint covers all that is stored. */
  void awaitCheckpoint(TenantId tenant) {
    long size = hub.store().head(tenant).size();
    switch (hub.checkpoints().covering(tenant, size)) {
      case Coverage.Covered covered -> {}
      case Coverage.Unsigned(String reason) -> throw new DemoFailure(reason);
      case Coverage.Contradicted(String reason) -> throw new DemoFailure(reason);
    }
  }

  /** The report on everything that the tenant has. */
  VerificationReport verify(TenantId tenant, VerificationProgress progress) {
    VerificationTerms terms =
        VerificationTerms.of(tenant, hub.clock().instant())
            .withLogKeys(hub.keys().verifiers(tenant))
            .withWitnesses(cosigners);
    VerificationRequest request =
        new VerificationRequest(
            terms,
            List.of(mirrored(tenant)),
            VerificationRequest.EVERYTHING,
            JOBS,
            new SecureRandom().nextLong());
    return new VerifyChain(hub.store()).verify(request, progress);
  }

  /** Refuses a report with findings. */
  static void requireClean(VerificationReport report) {
    if (!report.isClean()) {
      throw new DemoFailure("findings before anything was altered: " + report.findings());
    }
  }

  private SignedCheckpoint mirrored(TenantId tenant) {
    Path latest = DirectoryCheckpointMirror.latest(mirror, tenant);
    try {
      return switch (SignedCheckpoint.parse(Files.readString(latest))) {
        case Parsed.Valid<SignedCheckpoint>(SignedCheckpoint checkpoint) -> checkpoint;
        case Parsed.Malformed<SignedCheckpoint>(String reason) -> throw new DemoFailure(reason);
      };
    } catch (IOException missing) {
      throw new UncheckedIOException("no checkpoint was mirrored", missing);
    }
  }
}
