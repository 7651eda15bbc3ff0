package com.claresia.hub.controlplane.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every problem that is answered; the wire names are part of the contract of {@code /v1}. */
enum ProblemCode {
  BAD_REQUEST(400, "The request breaks HTTP, a header is missing or the body is damaged."),
  BAD_PARAMETERS(400, "A parameter is unknown, repeated or has no valid value."),
  TOO_MANY_GROUPS(
      400, "More than 1,000 groups: ask for fewer dimensions, a shorter period or one tenant."),
  BAD_CURSOR(400, "A cursor goes on with exactly the question that gave it."),
  UNREGISTERED(
      403, "The client certificate is not registered, was revoked or is not valid at this time."),
  FOREIGN(403, "What is asked for is another tenant's, or not for this kind of caller."),
  UNTRUSTED_SIGNATURE(403, "No key that is registered for the log signed the checkpoint."),
  NOT_FOUND(404, "There is nothing at this address."),
  UNKNOWN_ORIGIN(404, "No log is known by the checkpoint's origin."),
  METHOD_NOT_ALLOWED(405, "The header Allow lists the methods of this address."),
  NOT_ACCEPTABLE(406, "Nothing that Accept names is to be had here."),
  REQUEST_TIMEOUT(408, "The body came too slowly; nothing was taken."),
  GAP(409, "The first line lies beyond acknowledged_size; nothing was taken: go on from there."),
  FORKED(409, "The log tells another history than before; nothing was taken, an alarm is raised."),
  TOO_LARGE(413, "At most 4,096 lines and 1 MiB uncompressed; a checkpoint 64 KiB."),
  UNSUPPORTED_MEDIA_TYPE(415, "Entries come as application/x-ndjson, as they are or gzipped."),
  INVALID_LINE(
      422, "A line is not byte for byte an entry, or not the next one. Nothing was taken."),
  UNPROVEN(422, "The consistency proof does not lead from the old size to the checkpoint."),
  LEASED(423, "Another process sends for this tenant; nothing was taken."),
  BUSY(429, "Too many requests of this caller at once; nothing was taken."),
  INTERNAL(500, "An error of the control plane itself; its log has it under the Request-Id."),
  HASHES_MISSING(503, "Hashes up to the checkpoint's size were not received yet."),
  UNSIGNED(503, "There is no key to cosign with at this time."),
  UNAVAILABLE(503, "The store cannot be reached; send the same request again.");

  /** Under which every problem type has its page. */
  static final String TYPES = "/v1/problems/";

  private final int status;
  private final String meaning;

  ProblemCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  /** The member {@code code}. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The HTTP status it always comes with. */
  int status() {
    return status;
  }

  /** What it means and what to do, for people. */
  String meaning() {
    return meaning;
  }

  /** Whether the same request, sent again, can succeed. */
  boolean isRetryable() {
    return status == 408 || status == 423 || status == 429 || status > 500;
  }

  static Optional<ProblemCode> ofWireName(String name) {
    return Arrays.stream(values()).filter(code -> code.wireName().equals(name)).findFirst();
  }

  /** The problem that stands for a status which a layer below the resources has decided on. */
  static ProblemCode ofStatus(int status) {
    return switch (status) {
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 408 -> REQUEST_TIMEOUT;
      case 413 -> TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 503 -> UNAVAILABLE;
      default -> status >= 500 ? INTERNAL : BAD_REQUEST;
    };
  }
}
