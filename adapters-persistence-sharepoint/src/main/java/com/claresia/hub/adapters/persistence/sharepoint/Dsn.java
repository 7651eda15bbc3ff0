package com.claresia.hub.adapters.persistence.sharepoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the log is: {@code sharepoint://host/sites/NAME?tenant=…&client=…&certificate=…}.
 *
 * @param host of the site, such as {@code contoso.sharepoint.com}
 * @param path of the site on it, such as {@code /sites/ai-records}
 * @param parts the parameters by name; never a secret, for none is taken
 */
record Dsn(String host, String path, Map<String, String> parts) {
  static final String FORM =
      "write it as sharepoint://contoso.sharepoint.com/sites/NAME?tenant=…&client=…&certificate=FILE";

  private static final Set<String> PARAMETERS =
      Set.of("tenant", "client", "certificate", "credential", "graph", "authority", "ca");

  Dsn {
    parts = Map.copyOf(parts);
  }

  /** Reads a DSN; the complaint never repeats it, since somebody may have put a secret into it. */
  static Dsn parse(String key, String text) {
    try {
      URI uri = new URI(text);
      boolean isSite = uri.getRawPath() != null && uri.getRawPath().matches("(/[^/]+){2,}/?");
      if (!"sharepoint".equals(uri.getScheme()) || uri.getHost() == null || !isSite) {
        throw Problems.of(key, "not a DSN of a SharePoint site", FORM);
      }
      if (uri.getRawUserInfo() != null) {
        throw Problems.of(key, "carries a user, where others can see it", FORM);
      }
      String path = decode(uri.getRawPath()).replaceAll("/$", "");
      return new Dsn(uri.getHost(), path, query(key, Optional.ofNullable(uri.getRawQuery())));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw Problems.of(key, "not a DSN of a SharePoint site", FORM);
    }
  }

  private static Map<String, String> query(String key, Optional<String> query) {
    Map<String, String> parts = new TreeMap<>();
    for (String pair : query.map(q -> List.of(q.split("&", -1))).orElse(List.of())) {
      String[] sides = pair.split("=", 2);
      String name = decode(sides[0]);
      if (sides.length < 2 || !PARAMETERS.contains(name)) {
        throw Problems.of(
            key,
            "has a parameter that is not supported, or one without a value",
            "there is: " + String.join(", ", PARAMETERS.stream().sorted().toList()));
      }
      if (!sides[1].isEmpty()) {
        parts.put(name, decode(sides[1]));
      }
    }
    return parts;
  }

  private static String decode(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(parts.get(name));
  }
}
