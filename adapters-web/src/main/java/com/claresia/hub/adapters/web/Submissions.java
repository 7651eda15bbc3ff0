package com.claresia.hub.adapters.web;

import com.claresia.hub.application.append.RecordRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a request wants its units taken in.
 *
 * @param grant by whom and for whom
 * @param idempotencyKey what absent ids are derived from
 * @param mode whether anything is to be stored
 */
record Submissions(Grant grant, Optional<String> idempotencyKey, Mode mode) {
  /** What becomes of a valid unit. */
  enum Mode {
    STORE,
    CHECK
  }

  private static final String KEY = "Idempotency-Key";
  private static final Pattern USABLE_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final String VALIDATE = "validate";
  private static final Set<String> KNOWN = Set.of(VALIDATE);

  /** Reads parameters and headers; refuses what is not known. */
  static Submissions of(ContainerRequestContext request) {
    if (request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null) {
      throw new ProblemException(Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE));
    }
    return new Submissions(Grant.of(request), key(request), mode(request));
  }

  private static Mode mode(ContainerRequestContext request) {
    Parameters parameters = Parameters.of(request, KNOWN);
    Optional<Mode> mode = parameters.parsed(VALIDATE, Submissions::mode, "is true or false");
    parameters.check();
    return mode.orElse(Mode.STORE);
  }

  private static Optional<Mode> mode(String text) {
    return switch (text) {
      case "true" -> Optional.of(Mode.CHECK);
      case "false" -> Optional.of(Mode.STORE);
      default -> Optional.empty();
    };
  }

  private static Optional<String> key(ContainerRequestContext request) {
    @Nullable String key = request.getHeaderString(KEY);
    if (key != null && !USABLE_KEY.matcher(key).matches()) {
      throw new ProblemException(
          Problem.of(
              ProblemCode.BAD_PARAMETERS,
              ProblemCode.BAD_PARAMETERS.meaning(),
              List.of(
                  Problem.Fault.ofHeader(
                      KEY, "invalid-header", "1 to 255 visible ASCII characters"))));
    }
    return Optional.ofNullable(key);
  }

  /** The request for the unit at this position. */
  RecordRequest unit(byte[] body, int position) {
    return new RecordRequest(grant.tenant(), grant.submitter(), body, idempotencyKey, position);
  }
}
