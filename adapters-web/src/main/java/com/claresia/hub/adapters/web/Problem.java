package com.claresia.hub.adapters.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One RFC 9457 problem. It never holds a piece of what was sent: only places in it.
 *
 * @param code which
 * @param detail what happened here, for people
 * @param errors each single fault
 * @param retryAfter when to send the same again
 * @param challenge what {@code WWW-Authenticate} says
 */
record Problem(
    ProblemCode code,
    String detail,
    List<Fault> errors,
    Optional<Duration> retryAfter,
    Optional<String> challenge) {
  static final String MEDIA_TYPE = "application/problem+json";

  Problem {
    errors = List.copyOf(errors);
  }

  /**
   * One fault among several.
   *
   * @param where {@code pointer} for a JSON Pointer (RFC 6901) into the body, else {@code
   *     parameter} or {@code header}
   * @param place the pointer or the name
   * @param code stable, for programs
   * @param detail for people
   */
  record Fault(String where, String place, String code, String detail) {
    static Fault at(String pointer, String code, String detail) {
      return new Fault("pointer", pointer, code, detail);
    }

    static Fault ofHeader(String header, String code, String detail) {
      return new Fault("header", header, code, detail);
    }

    static Fault of(String parameter, String code, String detail) {
      return new Fault("parameter", parameter, code, detail);
    }
  }

  static Problem of(ProblemCode code) {
    return of(code, code.meaning());
  }

  static Problem of(ProblemCode code, String detail) {
    return new Problem(code, detail, List.of(), Optional.empty(), Optional.empty());
  }

  static Problem of(ProblemCode code, String detail, List<Fault> errors) {
    return new Problem(code, detail, errors, Optional.empty(), Optional.empty());
  }

  static Problem later(ProblemCode code, Duration after) {
    return new Problem(code, code.meaning(), List.of(), Optional.of(after), Optional.empty());
  }

  Problem challenged(String scheme) {
    return new Problem(code, detail, errors, retryAfter, Optional.of(scheme));
  }

  /** Whole seconds, at least one: what {@code Retry-After} can say. */
  Optional<Long> retryAfterSeconds() {
    return retryAfter.map(after -> Math.max(1, after.plusMillis(999).toSeconds()));
  }

  /** Writes the members as one JSON object. */
  JsonText writeTo(JsonText json, String requestId) {
    json.open()
        .member("type", code.type())
        .member("title", code.title())
        .member("status", code.status())
        .member("code", code.wireName())
        .member("detail", detail)
        .name("retryable")
        .raw(Boolean.toString(code.isRetryable()));
    retryAfterSeconds().ifPresent(seconds -> json.member("retry_after", seconds));
    json.member("request_id", requestId);
    if (!errors.isEmpty()) {
      json.name("errors").openArray();
      errors.forEach(fault -> write(fault, json));
      json.closeArray();
    }
    return json.close();
  }

  private static void write(Fault fault, JsonText json) {
    json.open()
        .member(fault.where(), fault.place())
        .member("code", fault.code())
        .member("detail", fault.detail())
        .close();
  }

  byte[] toBytes(String requestId) {
    return writeTo(new JsonText(), requestId).toBytes();
  }
}
