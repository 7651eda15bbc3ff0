package com.claresia.hub.application.append;

import com.claresia.hub.domain.record.Composition;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.Intake;
import com.claresia.hub.domain.record.Origin;
import com.claresia.hub.domain.record.Reading;
import com.claresia.hub.domain.record.RecordId;
import com.claresia.hub.domain.record.Salt;
import com.claresia.hub.domain.record.Submission;
import com.claresia.hub.domain.record.SubmissionReader;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Makes a record of a request: reads and checks it, gives it an id where it has none, adds what
 * only the Hub may say. It touches no store. Thread-safe.
 */
public final class PrepareRecord {
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * Salts and ids are drawn from {@code random}.
   *
   * @param random cryptographically strong and thread-safe, such as {@link BatchedRandom}
   */
  public PrepareRecord(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** Prepares a request whose body is one record. */
  public Preparation prepare(RecordRequest request) {
    return prepare(request, 0, request.body().length, request.position());
  }

  /**
   * Prepares the part {@code [from, to)} of a request's body, as the record at {@code position} of
   * it. Offsets in a refusal count from the body's first byte.
   */
  public Preparation prepare(RecordRequest request, int from, int to, int position) {
    Instant now = clock.instant();
    Reading reading = SubmissionReader.read(request.body(), from, to, Origin.CLIENT, now);
    return prepared(reading, from, submission -> compose(request, submission, now, position));
  }

  /**
   * Prepares a record of the Hub's own, which nobody submits.
   *
   * @param body what would be posted for it
   */
  public Preparation prepareOwn(TenantId tenant, byte[] body) {
    Instant now = clock.instant();
    return prepared(
        SubmissionReader.read(body, Origin.HUB, now),
        0,
        submission -> {
          Intake intake = Intake.ofHub(tenant, now, Salt.random(random));
          return drafted(submission, submission.compose(intake, () -> newId(now)));
        });
  }

  private static Preparation prepared(
      Reading reading, int from, Function<Submission, Preparation> composing) {
    return switch (reading) {
      case Reading.Accepted(Submission submission) -> composing.apply(submission);
      case Reading.NotJson(int offset, String detail) ->
          new Preparation.Refused(new AppendResult.NotJson(from + offset, detail));
      case Reading.Invalid invalid ->
          new Preparation.Refused(new AppendResult.Invalid(invalid.violations()));
      case Reading.TooLarge(int limit) -> new Preparation.Refused(new AppendResult.TooLarge(limit));
    };
  }

  private Preparation compose(
      RecordRequest request, Submission submission, Instant now, int position) {
    Intake intake =
        Intake.ofClient(request.tenant(), request.submitter(), now, Salt.random(random));
    return drafted(submission, submission.compose(intake, () -> newId(request, now, position)));
  }

  private static Preparation drafted(Submission submission, Composition composition) {
    return switch (composition) {
      case Composition.Composed(HubRecord record) ->
          new Preparation.Ready(new Draft(submission, record));
      case Composition.TooLarge(int limit) ->
          new Preparation.Refused(new AppendResult.TooLarge(limit));
    };
  }

  private RecordId newId(RecordRequest request, Instant now, int position) {
    return request
        .idempotencyKey()
        .map(key -> RecordId.derived(request.tenant(), request.submitter(), key, position))
        .orElseGet(() -> newId(now));
  }

  private RecordId newId(Instant now) {
    return RecordId.version7(now.toEpochMilli(), random);
  }
}
