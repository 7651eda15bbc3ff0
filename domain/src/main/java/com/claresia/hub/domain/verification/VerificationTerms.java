package com.claresia.hub.domain.verification;

import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a log is held against: whose it is, as of when, and the keys that are trusted. */
public final class VerificationTerms {
  /** How old a record may be before it has to be under a checkpoint. */
  static final Duration CHECKPOINT_GRACE = Duration.ofMinutes(10);

  /** How far the clock of the Hub may be ahead of that of whoever verifies. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final TenantId tenant;
  private final Instant asOf;
  private final @Nullable Duration maxAge;
  private final List<NoteVerifier> logKeys;
  private final Witnesses witnesses;

  private VerificationTerms(
      TenantId tenant,
      Instant asOf,
      @Nullable Duration maxAge,
      List<NoteVerifier> logKeys,
      Witnesses witnesses) {
    this.tenant = tenant;
    this.asOf = asOf;
    this.maxAge = maxAge;
    this.logKeys = List.copyOf(logKeys);
    this.witnesses = witnesses;
  }

  /** Terms without keys: hashes and checkpoints are checked, signatures are not. */
  public static VerificationTerms of(TenantId tenant, Instant asOf) {
    return new VerificationTerms(tenant, asOf, null, List.of(), Witnesses.none());
  }

  /** The same, and a kept checkpoint counts only if one of these keys signed it. */
  public VerificationTerms withLogKeys(List<? extends NoteVerifier> keys) {
    return new VerificationTerms(tenant, asOf, maxAge, List.copyOf(keys), witnesses);
  }

  /** The same, and records are to be cosigned by one of these keys. */
  public VerificationTerms withWitnesses(List<? extends NoteVerifier> keys) {
    return withWitnesses(Witnesses.one(keys));
  }

  /** The same, and records are to be cosigned by as many of these witnesses as are needed. */
  public VerificationTerms withWitnesses(Witnesses asked) {
    return new VerificationTerms(tenant, asOf, maxAge, logKeys, asked);
  }

  /** The same, and the newest cosignature may be this old; younger records may wait for theirs. */
  public VerificationTerms withMaxAge(Duration age) {
    return new VerificationTerms(tenant, asOf, age, logKeys, witnesses);
  }

  /** Whose log it is. */
  public TenantId tenant() {
    return tenant;
  }

  /** The moment to which ages refer. */
  public Instant asOf() {
    return asOf;
  }

  /** How old the newest cosignature may be. */
  public Optional<Duration> maxAge() {
    return Optional.ofNullable(maxAge);
  }

  /** The log's keys; empty means that its signatures are not checked. */
  public List<NoteVerifier> logKeys() {
    return logKeys;
  }

  /** The witnesses; nobody means that cosigning is not checked. */
  public Witnesses witnesses() {
    return witnesses;
  }

  /**
   * Whether one of these records has to be under a checkpoint by now. Where it is under none, its
   * time is but the word of the store: one that lies ahead would never be due.
   */
  boolean haveToBeSigned(RecordedSpan recorded) {
    return recorded.oldest() < micros(asOf.minus(CHECKPOINT_GRACE)) || lieAhead(recorded);
  }

  /** Whether one of these records has to be cosigned by now: without an age limit each has to. */
  boolean haveToBeCosigned(RecordedSpan recorded) {
    return recorded.oldest() < maxAge().map(age -> micros(asOf.minus(age))).orElse(Long.MAX_VALUE);
  }

  /** Whether one of these records was taken in after the moment to which ages refer. */
  boolean lieAhead(RecordedSpan recorded) {
    return recorded.newest() > micros(asOf.plus(CLOCK_SKEW));
  }

  private static long micros(Instant time) {
    long most = Long.MAX_VALUE / 1_000_000 - 1;
    return Math.clamp(time.getEpochSecond(), -most, most) * 1_000_000 + time.getNano() / 1_000;
  }
}
