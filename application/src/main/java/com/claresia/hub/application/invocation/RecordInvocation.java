package com.claresia.hub.application.invocation;

import com.claresia.hub.application.append.AppendRecords;
import com.claresia.hub.application.append.AppendResult;
import com.claresia.hub.application.append.Draft;
import com.claresia.hub.application.append.Preparation;
import com.claresia.hub.application.append.PrepareRecord;
import com.claresia.hub.application.append.RecordRequest;
import com.claresia.hub.application.invocation.InvocationBody.Found;
import com.claresia.hub.application.invocation.InvocationBody.Part;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.domain.canonical.Violation;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.record.RecordViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes in what one run of a skill leaves, {@code {"output": …, "telemetry_event": …}}: two
 * records, each as it would be sent alone, and both are stored or neither. With an idempotency key
 * their positions are twice the request's and one more. Thread-safe.
 */
public final class RecordInvocation {
  private final PrepareRecord preparation;
  private final AppendRecords records;

  /** Prepares the two and hands them on as one unit. */
  public RecordInvocation(PrepareRecord preparation, AppendRecords records) {
    this.preparation = preparation;
    this.records = records;
  }

  /** Takes in one invocation and waits for its answer: the receipts of output and event. */
  public AppendResult record(RecordRequest request) {
    return switch (prepare(request)) {
      case Prepared.Unit(List<Draft> drafts) -> records.append(request.tenant(), drafts);
      case Prepared.Refused(AppendResult why) -> why;
    };
  }

  /**
   * Says what would become of an invocation, and stores nothing; empty if any of it would be
   * stored.
   *
   * @throws StoreUnavailable if the store does not answer
   */
  public Optional<AppendResult> check(RecordRequest request) {
    return switch (prepare(request)) {
      case Prepared.Unit(List<Draft> drafts) -> records.check(request.tenant(), drafts);
      case Prepared.Refused(AppendResult why) -> Optional.of(why);
    };
  }

  private sealed interface Prepared {
    record Unit(List<Draft> drafts) implements Prepared {}

    record Refused(AppendResult why) implements Prepared {}
  }

  private Prepared prepare(RecordRequest request) {
    return switch (InvocationBody.find(request.body())) {
      case Found.Both(Part output, Part event) -> prepare(request, output, event);
      case Found.NotJson(int offset, String detail) ->
          new Prepared.Refused(new AppendResult.NotJson(offset, detail));
      case Found.Invalid(List<Violation> violations) ->
          new Prepared.Refused(new AppendResult.Invalid(violations));
    };
  }

  private Prepared prepare(RecordRequest request, Part output, Part event) {
    int position = 2 * request.position();
    Preparation first = preparation.prepare(request, output.from(), output.to(), position);
    Preparation second = preparation.prepare(request, event.from(), event.to(), position + 1);
    return first instanceof Preparation.Ready(Draft one)
            && second instanceof Preparation.Ready(Draft other)
        ? together(one, other)
        : new Prepared.Refused(refusal(first, second));
  }

  /** Violations of both at once; of other refusals the first. */
  private static AppendResult refusal(Preparation output, Preparation event) {
    List<Violation> violations = new ArrayList<>();
    Optional<AppendResult> other =
        refusal(InvocationBody.OUTPUT, output, violations)
            .or(() -> refusal(InvocationBody.TELEMETRY_EVENT, event, violations));
    return other.orElseGet(() -> new AppendResult.Invalid(violations));
  }

  private static Optional<AppendResult> refusal(
      String member, Preparation part, List<Violation> violations) {
    if (part instanceof Preparation.Refused(AppendResult.Invalid(List<Violation> found))) {
      found.forEach(violation -> violations.add(below(member, violation)));
      return Optional.empty();
    }
    return part instanceof Preparation.Refused(AppendResult why)
        ? Optional.of(why)
        : Optional.empty();
  }

  private static Violation below(String member, Violation violation) {
    return new Violation(violation.code(), "/" + member + violation.pointer(), violation.detail());
  }

  private static Prepared together(Draft output, Draft event) {
    List<Violation> violations = new ArrayList<>();
    require(output, RecordType.OUTPUT, InvocationBody.OUTPUT, violations);
    require(event, RecordType.TELEMETRY_EVENT, InvocationBody.TELEMETRY_EVENT, violations);
    if (output.record().id().equals(event.record().id())) {
      violations.add(Violation.of(RecordViolation.REPEATED, "/telemetry_event/record_id"));
    }
    if (!invocation(output).equals(invocation(event))) {
      violations.add(
          new Violation(
              RecordViolation.WRONG_FORM,
              "/telemetry_event/invocation_id",
              "invocation_id stands in both records and is equal, or in neither"));
    }
    return violations.isEmpty()
        ? new Prepared.Unit(List.of(output, event))
        : new Prepared.Refused(new AppendResult.Invalid(violations));
  }

  private static Optional<String> invocation(Draft draft) {
    return draft.record().metadata().invocationId();
  }

  private static void require(
      Draft draft, RecordType type, String member, List<Violation> violations) {
    if (draft.submission().type() != type) {
      violations.add(
          new Violation(
              RecordViolation.UNKNOWN_TYPE,
              "/" + member + "/type",
              "this record is of type " + type.wireName()));
    }
  }
}
