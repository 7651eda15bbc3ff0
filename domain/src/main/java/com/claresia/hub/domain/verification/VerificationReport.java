package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.tenancy.TenantId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What verification comes to.
 *
 * @param tenant whose log
 * @param size one past the last place looked at
 * @param counts records by verdict; every verdict has a count
 * @param unanchored records that are sound in themselves but under no checkpoint that holds
 * @param findings the first 10,000, in the order of {@code seq}
 * @param findingsTotal how many there are in all
 * @param freshness whether the log is known to be the newest
 * @param checkpoints what became of the checkpoints
 * @param idsCompared records of which it was checked that no other has their id
 */
public record VerificationReport(
    TenantId tenant,
    long size,
    Map<Verdict, Long> counts,
    long unanchored,
    List<Finding> findings,
    long findingsTotal,
    Freshness freshness,
    CheckpointTally checkpoints,
    long idsCompared) {

  /** Copies the collections. */
  public VerificationReport {
    Map<Verdict, Long> complete = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      complete.put(verdict, counts.getOrDefault(verdict, 0L));
    }
    counts = Map.copyOf(complete);
    findings = List.copyOf(findings);
  }

  /**
   * Checkpoints by what became of them.
   *
   * @param held those to which the records lead
   * @param failed those to which they do not, or whose signature fails
   * @param unsigned kept ones that no given log key signed, so that they prove nothing
   * @param signatures whether log signatures were checked at all
   * @param cosignatures whether cosignatures were checked at all
   * @param witnessesNeeded how many witnesses had to have cosigned
   * @param witnessesGiven how many witnesses' keys were given
   */
  public record CheckpointTally(
      long held,
      long failed,
      long unsigned,
      Checked signatures,
      Checked cosignatures,
      int witnessesNeeded,
      int witnessesGiven) {}

  /** Whether something was checked. */
  public enum Checked {
    /** A key was given. */
    CHECKED,
    /** No key was given. */
    NOT_CHECKED
  }

  /** How many records have this verdict. */
  public long count(Verdict verdict) {
    return counts.getOrDefault(verdict, 0L);
  }

  /** Whether nothing at all is held against the log. */
  public boolean isClean() {
    return findingsTotal == 0 && !(freshness instanceof Freshness.Stale);
  }
}
