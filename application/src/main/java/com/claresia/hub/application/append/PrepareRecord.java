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
import java.time.Clock;
import java.time.Instant;
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
    return switch (SubmissionReader.read(request.body(), from, to, Origin.CLIENT, now)) {
      case Reading.Accepted(Submission submission) -> compose(request, submission, now, position);
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
    return switch (submission.compose(intake, () -> newId(request, now, position))) {
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
        .orElseGet(() -> RecordId.version7(now.toEpochMilli(), random));
  }
}
