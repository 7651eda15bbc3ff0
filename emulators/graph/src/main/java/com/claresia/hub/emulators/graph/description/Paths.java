package com.claresia.hub.emulators.graph.description;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes addresses apart. */
public final class Paths {
  private static final Pattern SLASH = Pattern.compile("/");
  private static final Pattern AMPERSAND = Pattern.compile("&");

  private Paths() {}

  /** A path's segments, decoded; an encoded slash is a part of its segment. */
  public static List<String> segments(String path) {
    return Arrays.stream(SLASH.split(path, -1))
        .filter(segment -> !segment.isEmpty())
        .map(Paths::decoded)
        .toList();
  }

  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** A query's or form's parameters, decoded. */
  public static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : AMPERSAND.split(query, -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.put(
            URLDecoder.decode(name, StandardCharsets.UTF_8),
            URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }
}
