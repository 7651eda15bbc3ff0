package com.claresia.hub.adapters.persistence.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a database is, in either of libpq's forms (PostgreSQL documentation, "Connection Strings"):
 * {@code postgres://user:password@host:5432/hub?sslmode=verify-full} or {@code host=… dbname=…}.
 *
 * @param parameters libpq's keywords and their values, as far as the DSN gives them
 */
record Dsn(Map<String, String> parameters) {
  private static final String FORM = "postgres://user@host:5432/database or host=… dbname=…";

  Dsn {
    parameters = Map.copyOf(parameters);
  }

  /** Reads a DSN; the complaint never repeats it, since it may carry a password. */
  static Dsn parse(String key, String text) {
    try {
      return new Dsn(
          isUri(text) ? new UriForm(text).parameters() : new KeywordForm(text).parameters());
    } catch (IllegalArgumentException e) {
      throw Problems.of(key, "not a DSN of PostgreSQL", "write it as " + FORM);
    }
  }

  private static boolean isUri(String text) {
    return text.startsWith("postgres://") || text.startsWith("postgresql://");
  }

  Optional<String> value(String keyword) {
    return Optional.ofNullable(parameters.get(keyword)).filter(v -> !v.isEmpty());
  }

  /** {@code postgres://user:password@host1:port1,host2/database?keyword=value&…}. */
  private record UriForm(String text) {
    Map<String, String> parameters() {
      Map<String, String> found = new TreeMap<>();
      String rest = text.substring(text.indexOf("//") + 2);
      int query = rest.indexOf('?');
      readQuery(query < 0 ? "" : rest.substring(query + 1), found);
      String place = query < 0 ? rest : rest.substring(0, query);
      int slash = place.indexOf('/');
      if (slash >= 0) {
        put(found, "dbname", place.substring(slash + 1));
      }
      readAuthority(slash < 0 ? place : place.substring(0, slash), found);
      return found;
    }

    private static void readAuthority(String authority, Map<String, String> found) {
      int at = authority.lastIndexOf('@');
      if (at >= 0) {
        String[] user = authority.substring(0, at).split(":", 2);
        put(found, "user", user[0]);
        put(found, "password", user.length > 1 ? user[1] : "");
      }
      readHosts(authority.substring(at + 1), found);
    }

    private static void readHosts(String list, Map<String, String> found) {
      StringBuilder hosts = new StringBuilder();
      StringBuilder ports = new StringBuilder();
      for (String one : list.split(",", -1)) {
        int colon = one.endsWith("]") ? -1 : one.lastIndexOf(':');
        hosts.append(hosts.isEmpty() ? "" : ",").append(colon < 0 ? one : one.substring(0, colon));
        ports
            .append(ports.isEmpty() ? "" : ",")
            .append(colon < 0 ? "5432" : one.substring(colon + 1));
      }
      put(found, "host", hosts.toString().replaceAll("[\\[\\]]", ""));
      if (list.contains(":")) {
        put(found, "port", ports.toString());
      }
    }

    private static void readQuery(String query, Map<String, String> found) {
      for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        if (parts.length < 2) {
          throw new IllegalArgumentException("a parameter without a value");
        }
        put(found, decode(parts[0]), parts[1]);
      }
    }

    private static void put(Map<String, String> found, String keyword, String encoded) {
      if (!encoded.isEmpty()) {
        found.put(keyword, decode(encoded));
      }
    }

    private static String decode(String encoded) {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }

  /** {@code host=… port=… dbname='quoted \' value'}. */
  private static final class KeywordForm {
    private final String text;
    private int at;

    KeywordForm(String text) {
      this.text = text;
    }

    Map<String, String> parameters() {
      Map<String, String> found = new TreeMap<>();
      for (skipBlanks(); at < text.length(); skipBlanks()) {
        int equals = text.indexOf('=', at);
        if (equals < 0) {
          throw new IllegalArgumentException("a keyword without a value");
        }
        String keyword = text.substring(at, equals).strip();
        at = equals + 1;
        skipBlanks();
        found.put(keyword, value());
      }
      if (found.isEmpty() || !found.keySet().stream().allMatch(k -> k.matches("[a-z_]+"))) {
        throw new IllegalArgumentException("not keywords and values");
      }
      return found;
    }

    private void skipBlanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private String value() {
      boolean quoted = at < text.length() && text.charAt(at) == '\'';
      at += quoted ? 1 : 0;
      StringBuilder value = new StringBuilder();
      while (at < text.length() && !ends(text.charAt(at), quoted)) {
        at += text.charAt(at) == '\\' ? 1 : 0;
        value.append(text.charAt(at++));
      }
      if (quoted && at++ >= text.length()) {
        throw new IllegalArgumentException("a quote is not closed");
      }
      return value.toString();
    }

    private static boolean ends(char c, boolean quoted) {
      return quoted ? c == '\'' : Character.isWhitespace(c);
    }
  }
}
