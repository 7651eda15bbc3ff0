package com.claresia.hub.domain.record;

import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Instant;
import java.util.Optional;

/** What the Hub knows, and alone may say, about a record that it takes in. */
public final class Intake {
  private final TenantId tenant;
  private final Instant recordedAt;
  private final Salt salt;
  private final Optional<Submitter> submitter;

  private Intake(TenantId tenant, Instant recordedAt, Salt salt, Optional<Submitter> submitter) {
    this.tenant = tenant;
    this.recordedAt = Instant.ofEpochMilli(recordedAt.toEpochMilli());
    this.salt = salt;
    this.submitter = submitter;
  }

  /** A client's record; the time is cut to milliseconds. */
  public static Intake ofClient(
      TenantId tenant, Submitter submitter, Instant recordedAt, Salt salt) {
    return new Intake(tenant, recordedAt, salt, Optional.of(submitter));
  }

  /** A record of the Hub's own, which nobody submitted; the time is cut to milliseconds. */
  public static Intake ofHub(TenantId tenant, Instant recordedAt, Salt salt) {
    return new Intake(tenant, recordedAt, salt, Optional.empty());
  }

  /** Whose it is. */
  public TenantId tenant() {
    return tenant;
  }

  /** When it came in, in whole milliseconds. */
  public Instant recordedAt() {
    return recordedAt;
  }

  /** The salt to put in, used for this record only. */
  public Salt salt() {
    return salt;
  }

  /** Whose token carried it; empty for the Hub's own. */
  public Optional<Submitter> submitter() {
    return submitter;
  }

  Origin origin() {
    return submitter.isPresent() ? Origin.CLIENT : Origin.HUB;
  }
}
