package com.claresia.hub.emulators.snowflake.wire;

import com.claresia.hub.emulators.snowflake.error.SnowflakeError;

/** Answers that something did not work. */
final class Refusals {
  private Refusals() {}

  /** A statement was refused. */
  static byte[] of(SnowflakeError error, String queryId) {
    return Json.object(json -> {
      json.writeObjectFieldStart("data");
      json.writeBooleanField("internalError", false);
      json.writeStringField("errorCode", error.sixDigits());
      json.writeStringField("sqlState", error.sqlState());
      json.writeStringField("queryId", queryId);
      json.writeEndObject();
      json.writeStringField("code", error.sixDigits());
      json.writeStringField("message", error.text());
      json.writeBooleanField("success", false);
    });
  }

  /** A request about a session was refused, or the session is not what it was. */
  static byte[] of(SnowflakeError error) {
    return of(error, "");
  }

  /** The session's token has expired; a driver renews it. */
  static SnowflakeError expired() {
    return new SnowflakeError(390_112, "08001", "Your session has expired. Please login again.");
  }

  /** There is no such session. */
  static SnowflakeError gone() {
    return new SnowflakeError(
        390_111, "08001", "Session no longer exists. New login required to access the service.");
  }

  /** The master token has expired, too. */
  static SnowflakeError masterExpired() {
    return new SnowflakeError(
        390_114, "08001", "Authentication token has expired. The user must authenticate again.");
  }
}
