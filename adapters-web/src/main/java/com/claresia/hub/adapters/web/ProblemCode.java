package com.claresia.hub.adapters.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every problem the Hub answers with. The wire names are part of the contract of {@code /v1}: new
 * ones may come, none changes its meaning.
 */
enum ProblemCode {
  BAD_REQUEST(
      400,
      "Not a request the Hub understands",
      Retry.NEVER,
      "The request line, a header or the framing of the body breaks HTTP, or the headers are too"
          + " large."),
  NOT_JSON(
      400,
      "The body is not JSON",
      Retry.NEVER,
      "The body is not one JSON text (RFC 8259) in UTF-8. The detail names the byte."),
  BAD_PARAMETERS(
      400,
      "A parameter cannot be used",
      Retry.NEVER,
      "A query parameter is unknown, repeated or has no valid value; each is in errors."),
  BAD_CURSOR(
      400,
      "The cursor belongs to another question",
      Retry.NEVER,
      "A cursor goes on with exactly the question that gave it, for the same tenant."),
  UNAUTHENTICATED(
      401,
      "No valid token",
      Retry.NEVER,
      "The request needs a bearer token that is signed by the configured issuer, meant for the Hub"
          + " and not expired. Get a new token and send the same request again."),
  FORBIDDEN(
      403,
      "Not for this token",
      Retry.NEVER,
      "X-Claresia-Tenant is missing, or the token does not belong to that tenant. Whether the tenant"
          + " exists is not told."),
  INSUFFICIENT_SCOPE(
      403,
      "The token lacks a scope",
      Retry.NEVER,
      "Writing needs the scope records:write, reading records:read."),
  NOT_FOUND(
      404,
      "No such thing",
      Retry.NEVER,
      "There is nothing at this address, or nothing that this tenant may know of."),
  METHOD_NOT_ALLOWED(
      405, "Not that method", Retry.NEVER, "The header Allow lists the methods of this address."),
  NOT_ACCEPTABLE(
      406, "Not in that form", Retry.NEVER, "Nothing that Accept names is to be had here."),
  REQUEST_TIMEOUT(
      408,
      "The body came too slowly",
      Retry.LATER,
      "The body stopped arriving. Nothing of the unfinished unit was stored."),
  CONFLICT(
      409,
      "The id is taken by other content",
      Retry.NEVER,
      "A record with this record_id is stored and differs; errors names where, if it can be said."),
  ERASED(
      410,
      "The content is gone",
      Retry.NEVER,
      "The record existed; its content was erased or has expired. Its id stays taken and its place"
          + " in the log stays proven."),
  TOO_LARGE(
      413,
      "Too large",
      Retry.NEVER,
      "A canonical record has at most 512 KiB, a unit as sent at most 640 KiB. Keep larger content"
          + " elsewhere and record it as an artifact, by its SHA-256."),
  URI_TOO_LONG(414, "The address is too long", Retry.NEVER, "The request line is too long."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Not in that media type",
      Retry.NEVER,
      "Records come as application/json or application/x-ndjson, in UTF-8 and without a content"
          + " coding."),
  INVALID_RECORD(
      422,
      "Not a valid record",
      Retry.NEVER,
      "The body is JSON and breaks the rules of its record type; errors lists every violation as a"
          + " JSON Pointer into the body as sent. Nothing was stored."),
  BUSY(
      429,
      "Too much at once",
      Retry.LATER,
      "More is queued for this tenant than can be stored soon. Nothing was stored; send the same"
          + " request again after Retry-After seconds."),
  INTERNAL(
      500,
      "The Hub failed",
      Retry.LATER,
      "An error of the Hub itself; its log has it under the Request-Id. Sending the same record again"
          + " is safe: by its record_id it is stored once."),
  INTEGRITY(
      500,
      "What is stored was altered",
      Retry.NEVER,
      "The stored record no longer leads to the signed root of the log. Run the verifier: it names"
          + " what was altered."),
  UNAVAILABLE(
      503,
      "The store cannot be reached",
      Retry.LATER,
      "The outcome of a write may not be known yet. Send the same request, with the same ids, after"
          + " Retry-After seconds: it is stored once and answered for good."),
  UNSIGNED(
      503,
      "No checkpoint can be signed",
      Retry.LATER,
      "The Hub has no log key for this tenant, so that nothing can be proven yet."),
  WRITES_HALTED(
      503,
      "Nothing is written for this tenant",
      Retry.LATER,
      "The log in the store does not go on from what was cosigned: the store was restored to an"
          + " earlier state, or another Hub writes to a copy of it. Nothing was stored. Reading goes"
          + " on; an operator has to look into it (hub recover).");

  /** Whether sending the same request again can help. */
  enum Retry {
    NEVER,
    LATER
  }

  /** Under which every problem type has its page. */
  static final String TYPES = "/v1/problems/";

  private static final ProblemCode[] VALUES = values();

  private final int status;
  private final String title;
  private final Retry retry;
  private final String meaning;
  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  ProblemCode(int status, String title, Retry retry, String meaning) {
    this.status = status;
    this.title = title;
    this.retry = retry;
    this.meaning = meaning;
  }

  /** The member {@code code}. */
  String wireName() {
    return wireName;
  }

  /** The member {@code type}: an address on the Hub itself. */
  String type() {
    return TYPES + wireName;
  }

  /** The HTTP status it always comes with. */
  int status() {
    return status;
  }

  /** The member {@code title}. */
  String title() {
    return title;
  }

  /** The member {@code retryable}. */
  boolean isRetryable() {
    return retry == Retry.LATER;
  }

  /** What it means and what to do, for people. */
  String meaning() {
    return meaning;
  }

  /** The problem with that wire name, if there is one. */
  static Optional<ProblemCode> ofWireName(String name) {
    return Arrays.stream(VALUES).filter(code -> code.wireName.equals(name)).findFirst();
  }

  /** The problem that stands for a status which a layer below the resources has decided on. */
  static ProblemCode ofStatus(int status) {
    return Arrays.stream(VALUES)
        .filter(code -> code.status == status)
        .findFirst()
        .orElse(status >= 500 ? INTERNAL : BAD_REQUEST);
  }
}
