package com.claresia.hub.adapters.web;

import com.claresia.hub.application.append.AppendResult;
import com.claresia.hub.application.append.Receipt;
import com.claresia.hub.domain.canonical.Violation;
import java.util.List;
import java.util.Optional;

/** What is answered to one unit, whether alone in its request or as a line of many. */
sealed interface Reply {
  /**
   * It is stored, now or since it was first sent.
   *
   * @param status 201 or 200
   * @param receipts one per record
   */
  record Stored(int status, List<Receipt> receipts) implements Reply {}

  /** It would be stored. */
  record Acceptable() implements Reply {}

  /**
   * It is not stored.
   *
   * @param problem why
   */
  record Refused(Problem problem) implements Reply {}

  /** The answer to a dry run. */
  static Reply ofCheck(Optional<AppendResult> refusal) {
    return refusal.map(Reply::of).orElseGet(Acceptable::new);
  }

  /** The one place where outcomes become statuses. */
  static Reply of(AppendResult result) {
    return switch (result) {
      case AppendResult.Created(List<Receipt> receipts) -> new Stored(201, receipts);
      case AppendResult.Replayed(List<Receipt> receipts) -> new Stored(200, receipts);
      case AppendResult.NotJson(int offset, String detail) ->
          refused(Problem.of(ProblemCode.NOT_JSON, "At byte " + offset + ": " + detail));
      case AppendResult.Invalid(List<Violation> violations) ->
          refused(
              Problem.of(
                  ProblemCode.INVALID_RECORD,
                  "Nothing was stored; violations: " + violations.size() + ".",
                  violations.stream().map(Reply::fault).toList()));
      case AppendResult.TooLarge(int limitBytes) -> refused(BodyReader.tooLarge(limitBytes));
      case AppendResult.Conflict conflict -> refused(problem(conflict));
      case AppendResult.Erased erased -> refused(Problem.of(ProblemCode.ERASED));
      case AppendResult.Busy(var retryAfter) ->
          refused(Problem.later(ProblemCode.BUSY, retryAfter));
      case AppendResult.Unavailable(var retryAfter) ->
          refused(Problem.later(ProblemCode.UNAVAILABLE, retryAfter));
      case AppendResult.Halted(String reason) ->
          refused(Problem.of(ProblemCode.WRITES_HALTED, reason));
    };
  }

  private static Reply refused(Problem problem) {
    return new Refused(problem);
  }

  private static Problem.Fault fault(Violation violation) {
    return Problem.Fault.at(violation.pointer(), violation.code().wireName(), violation.detail());
  }

  private static Problem problem(AppendResult.Conflict conflict) {
    return Problem.of(
        ProblemCode.CONFLICT,
        "The stored record " + conflict.id() + " has other content.",
        conflict.differingPointers().stream()
            .map(at -> Problem.Fault.at(at, "differs", "not as in the stored record"))
            .toList());
  }
}
