package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.description.Paths;
import com.claresia.hub.emulators.graph.sites.Precondition;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request to the API, alone or as a part of a batch.
 *
 * @param method in upper case
 * @param url below the version, encoded, with its query
 * @param segments of the path, decoded
 * @param query its parameters, decoded
 * @param headers by name in lower case
 * @param body as it was sent
 * @param base the address of the version, without a slash at its end
 * @param part its id within a batch, if it is a part of one
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, not compared
record Call(
    String method,
    String url,
    List<String> segments,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body,
    String base,
    Optional<String> part) {

  static Call of(
      String method,
      String url,
      Map<String, String> headers,
      byte[] body,
      String base,
      Optional<String> part) {
    int question = url.indexOf('?');
    String path = question < 0 ? url : url.substring(0, question);
    String query = question < 0 ? "" : url.substring(question + 1);
    Map<String, String> lower = new HashMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return new Call(
        method.toUpperCase(Locale.ROOT),
        url,
        Paths.segments(path),
        Paths.parameters(query),
        lower,
        body,
        base,
        part);
  }

  /** The path below the version, decoded. */
  String path() {
    return "/" + String.join("/", segments);
  }

  String segment(int index) {
    return segments.get(index);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  Precondition precondition() {
    return new Precondition(header("if-match"), header("if-none-match"));
  }

  /** Whether the client has that state already. */
  boolean knows(String eTag) {
    return header("if-none-match").filter(eTag::equals).isPresent();
  }

  JsonNode json() {
    return Json.parse(body);
  }

  String bearer() {
    String header = headers.getOrDefault("authorization", "");
    return header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
  }

  /** The address of this request without its query. */
  String address() {
    int question = url.indexOf('?');
    return base + (question < 0 ? url : url.substring(0, question));
  }
}
