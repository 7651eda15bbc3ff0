package com.claresia.hub.domain.verification;

import java.util.List;
import java.util.Map;

/** What one range of a log comes to; {@link ChainVerification} puts the ranges together. */
public final class VerifiedRange {
  private final long begin;
  private final long end;
  private final List<Part> parts;
  private final Findings findings;
  private final long tampered;
  private final long missing;
  private final IdList bare;
  private final IdList erasures;
  private final Losses losses;
  private final Map<Long, byte[]> frontiers;

  VerifiedRange(
      long begin,
      long end,
      List<Part> parts,
      Findings findings,
      long tampered,
      long missing,
      IdList bare,
      IdList erasures,
      Losses losses,
      Map<Long, byte[]> frontiers) {
    this.begin = begin;
    this.end = end;
    this.parts = parts;
    this.findings = findings;
    this.tampered = tampered;
    this.missing = missing;
    this.bare = bare;
    this.erasures = erasures;
    this.losses = losses;
    this.frontiers = frontiers;
  }

  /** First place of the range. */
  public long begin() {
    return begin;
  }

  /** One past the last place. */
  public long end() {
    return end;
  }

  List<Part> parts() {
    return parts;
  }

  Findings findings() {
    return findings;
  }

  long tampered() {
    return tampered;
  }

  long missing() {
    return missing;
  }

  /** Leaves without content. */
  IdList bare() {
    return bare;
  }

  /** Erasure events: their place, and the id that they name. */
  IdList erasures() {
    return erasures;
  }

  /** What events say was lost. */
  Losses losses() {
    return losses;
  }

  /** Stored frontiers at the sizes of checkpoints, unproven. */
  Map<Long, byte[]> frontiers() {
    return frontiers;
  }
}
