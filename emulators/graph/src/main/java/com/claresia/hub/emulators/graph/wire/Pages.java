package com.claresia.hub.emulators.graph.wire;

import com.claresia.hub.emulators.graph.error.Errors;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Collections page by page, and what is selected of their members. */
final class Pages {
  private static final Pattern COMMA = Pattern.compile(",");
  private static final int USUAL = 200;
  private static final int MOST = 5_000;

  private Pages() {}

  /** How many members a page is to have. */
  static int top(Call call) {
    return Math.min(MOST, call.parameter("$top").map(Integer::parseInt).orElse(USUAL));
  }

  /** How many members were told already. */
  static int skip(Call call) {
    return (int) number(call.parameter("$skiptoken").orElse("0"));
  }

  /** A number that this server gave out as a token. */
  static long number(String token) {
    try {
      return Long.parseLong(token);
    } catch (NumberFormatException e) {
      throw Errors.invalidRequest("Invalid token: " + token);
    }
  }

  static Answer answer(Call call, List<ObjectNode> members, OptionalLong next) {
    ObjectNode page = collection(members);
    if (next.isPresent()) {
      page.put("@odata.nextLink", link(call, "$skiptoken", Long.toString(next.getAsLong())));
    }
    return Answer.ok(page);
  }

  static ObjectNode collection(List<ObjectNode> members) {
    ObjectNode page = Json.object();
    ArrayNode value = page.putArray("value");
    members.forEach(value::add);
    return page;
  }

  /** The same address with a parameter set. */
  static String link(Call call, String name, String value) {
    Map<String, String> query = new LinkedHashMap<>(call.query());
    query.put(name, value);
    return query.entrySet().stream()
        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&", call.address() + "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%24", "$");
  }

  /** Keeps what is selected, and annotations. */
  static ObjectNode selected(ObjectNode member, Optional<String> select) {
    select.ifPresent(names -> {
      Set<String> kept =
          Arrays.stream(COMMA.split(names)).map(String::strip).collect(Collectors.toSet());
      member
          .properties()
          .removeIf(
              property -> !property.getKey().startsWith("@") && !kept.contains(property.getKey()));
    });
    return member;
  }
}
