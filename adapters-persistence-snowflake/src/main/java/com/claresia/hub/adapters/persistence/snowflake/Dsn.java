package com.claresia.hub.adapters.persistence.snowflake;

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
 * Where the log is: {@code snowflake://user@account/database/schema?warehouse=…}. The parts before
 * the question mark are under {@code user}, {@code account}, {@code database} and {@code schema}.
 *
 * @param parts by name, as far as the DSN gives them; never a secret, for none is taken
 */
record Dsn(Map<String, String> parts) {
  private static final String FORM =
      "write it as snowflake://user@account/database/schema?warehouse=…";

  private static final Set<String> PARAMETERS =
      Set.of(
          "warehouse",
          "role",
          "private_key_file",
          "private_key_file_pwd_file",
          "password_file",
          "host",
          "port",
          "ssl");

  Dsn {
    parts = Map.copyOf(parts);
  }

  /** Reads a DSN; the complaint never repeats it, since somebody may have put a secret into it. */
  static Dsn parse(String key, String text) {
    try {
      URI uri = new URI(text);
      if (!"snowflake".equals(uri.getScheme()) || uri.getRawAuthority() == null) {
        throw Problems.of(key, "not a DSN of Snowflake", FORM);
      }
      Map<String, String> parts = new TreeMap<>();
      readQuery(key, Optional.ofNullable(uri.getRawQuery()), parts);
      readAuthority(key, uri.getRawAuthority(), parts);
      readPath(key, uri.getRawPath(), parts);
      return new Dsn(parts);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw Problems.of(key, "not a DSN of Snowflake", FORM);
    }
  }

  private static void readAuthority(String key, String authority, Map<String, String> parts) {
    int at = authority.lastIndexOf('@');
    String user = authority.substring(0, Math.max(at, 0));
    if (user.contains(":")) {
      throw Problems.of(
          key,
          "carries a password, where others can see it",
          "leave it out, and name password_file=… or set SNOWFLAKE_PASSWORD");
    }
    put(parts, "user", decode(user));
    put(parts, "account", decode(authority.substring(at + 1)));
  }

  private static void readPath(String key, String path, Map<String, String> parts) {
    String[] names = path.split("/", -1);
    if (names.length != 3) {
      throw Problems.of(key, "names no database and schema", FORM);
    }
    put(parts, "database", decode(names[1]));
    put(parts, "schema", decode(names[2]));
  }

  private static void readQuery(String key, Optional<String> query, Map<String, String> parts) {
    for (String pair : query.map(q -> List.of(q.split("&", -1))).orElse(List.of())) {
      String[] sides = pair.split("=", 2);
      String name = decode(sides[0]);
      if (sides.length < 2 || !PARAMETERS.contains(name)) {
        throw Problems.of(
            key,
            "has a parameter that is not supported, or one without a value",
            "there is: " + String.join(", ", PARAMETERS.stream().sorted().toList()));
      }
      put(parts, name, decode(sides[1]));
    }
  }

  private static void put(Map<String, String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.put(name, value);
    }
  }

  private static String decode(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(parts.get(name));
  }
}
