package com.claresia.hub.emulators.graph.error;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The refusals. How sure each code and wording is, is told in the module's README. */
public final class Errors {
  private static final String INVALID_REQUEST = "invalidRequest";

  private Errors() {}

  /** Nothing is there by that name. */
  public static GraphError itemNotFound() {
    return new GraphError(404, "itemNotFound", "The resource could not be found.");
  }

  /** The name is taken. */
  public static GraphError nameAlreadyExists() {
    return new GraphError(409, "nameAlreadyExists", "The specified item name already exists.");
  }

  /** If-Match or If-None-Match does not hold. */
  public static GraphError resourceModified() {
    return new GraphError(412, "resourceModified", "ETag does not match current item's value");
  }

  /** The request is wrong in itself. */
  public static GraphError invalidRequest(String message) {
    return new GraphError(400, INVALID_REQUEST, message);
  }

  /** A filter or order over a column without an index. */
  public static GraphError notIndexed(String column) {
    return invalidRequest(
        "Field '%s' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists."
            .formatted(column));
  }

  /** More rows would have to be looked at than the service does. */
  public static GraphError listViewThreshold() {
    return new GraphError(
        429,
        "activityLimitReached",
        "The attempted operation is prohibited because it exceeds the list view threshold.");
  }

  /** The application lacks a permission. */
  public static GraphError accessDenied() {
    return new GraphError(403, "accessDenied", "Access denied");
  }

  /** No token, or one that is none of this service's. */
  public static GraphError unauthenticated(String message) {
    return new GraphError(
        401, "InvalidAuthenticationToken", message, Map.of("WWW-Authenticate", challenge("")));
  }

  /** The token was revoked: the client is to ask for another with these claims. */
  public static GraphError claimsAreMissing(String claims) {
    String more = ", error=\"insufficient_claims\", claims=\"" + claims + "\"";
    return new GraphError(
        401,
        "InvalidAuthenticationToken",
        "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp",
        Map.of("WWW-Authenticate", challenge(more)));
  }

  private static String challenge(String more) {
    return "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", client_id=\"00000003-0000-0000-c000-000000000000\""
        + more;
  }

  /** Too much was asked; again after that time. */
  public static GraphError throttled(Duration retryAfter, Map<String, String> rateLimit) {
    Map<String, String> headers = new HashMap<>(rateLimit);
    headers.put("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    return new GraphError(429, "activityLimitReached", "The request has been throttled", headers);
  }

  /** The service does not answer now. */
  public static GraphError serviceUnavailable() {
    return new GraphError(
        503,
        "serviceNotAvailable",
        "The service is not available. Try the request again after a delay.");
  }

  /** A part of a batch whose forerunner failed. */
  public static GraphError failedDependency() {
    return new GraphError(
        424, "failedDependency", "A request that this one depends on has failed.");
  }

  /** More than goes in one request. */
  public static GraphError tooLarge() {
    return new GraphError(
        413, INVALID_REQUEST, "Content of more than 250 MB needs an upload session.");
  }

  /** The description does not know the path or method. */
  public static GraphError notDescribed(String what) {
    return new GraphError(400, "BadRequest", "Not in the description: " + what);
  }

  /** The description forbids it as it is. */
  public static GraphError violations(List<String> violations) {
    return new GraphError(
        400, "BadRequest", "Not as the description has it: " + String.join("; ", violations));
  }

  /** The description knows it, the emulator does not. */
  public static GraphError notEmulated(String what) {
    return new GraphError(501, "notSupported", "Not emulated: " + what);
  }

  /** A range beyond the content's end. */
  public static GraphError invalidRange(long size) {
    return new GraphError(
        416,
        "invalidRange",
        "The specified byte range is invalid or unavailable.",
        Map.of("Content-Range", "bytes */" + size));
  }
}
