package com.claresia.hub.bootstrap.demo;

import com.claresia.hub.bootstrap.RunningHub;
import com.claresia.hub.bootstrap.demo.DemoOptions.Afterwards;
import com.claresia.hub.bootstrap.own.OwnStore;
import com.claresia.hub.bootstrap.own.Tampering;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.Finding;
import com.claresia.hub.domain.verification.Verdict;
import com.claresia.hub.domain.verification.VerificationReport;
import java.util.List;
import java.util.Locale;

/**
 * The steps in which somebody with all rights does harm behind the Hub's back, and is found out.
 */
final class Sabotage {
  private final RunningHub running;
  private final Audit audit;
  private final Narrator narrator;
  private final TenantId tenant;

  Sabotage(RunningHub running, Audit audit, Narrator narrator, TenantId tenant) {
    this.running = running;
    this.audit = audit;
    this.narrator = narrator;
    this.tenant = tenant;
  }

  private void verifying(long done, long total) {
    narrator.progress("verified " + Narrator.count(done) + " of " + Narrator.count(total));
  }

  /** Alters one record and deletes another, and has both named; answers how many are tampered. */
  long commit(long seq, Afterwards afterwards) {
    OwnStore own = running.storage().own().orElseThrow();
    try (Tampering tampering = own.tampering(tenant)) {
      long found = expect("TAMPER", tampering.alter(seq), seq, Verdict.TAMPERED);
      long gone = another(seq);
      expect("DELETE", tampering.delete(gone), gone, Verdict.MISSING);
      if (afterwards == Afterwards.SERVE) {
        tampering.restore();
        Audit.requireClean(audit.verify(tenant, this::verifying));
      }
      return found;
    }
  }

  private long another(long seq) {
    long size = running.hub().store().head(tenant).size();
    return (seq + size / 3 + 1) % size;
  }

  private long expect(String name, String what, long seq, Verdict verdict) {
    VerificationReport report = audit.verify(tenant, this::verifying);
    List<Finding> findings = report.findings();
    boolean named = findings.stream().anyMatch(finding -> names(finding, seq, verdict));
    if (!named || report.count(verdict) != 1) {
      throw new DemoFailure(
          "seq " + seq + " was not named " + verdict.wireName() + ": " + findings);
    }
    narrator.attack(
        name, what, String.format(Locale.ROOT, "caught: seq %,d %s", seq, verdict.wireName()));
    return report.count(verdict);
  }

  // Of a row that is gone nothing is left but its place.
  private static boolean names(Finding finding, long seq, Verdict verdict) {
    return switch (finding) {
      case Finding.OfRecord(long at, var id, Verdict says, var why) -> at == seq && says == verdict;
      case Finding.OfRange(long from, long to, Verdict says, var why) ->
          from == seq && to == seq + 1 && says == verdict;
      case Finding.OfLoss loss -> false;
      case Finding.Unanchored range -> false;
      case Finding.OfCheckpoint checkpoint -> false;
    };
  }
}
