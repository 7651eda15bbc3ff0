package com.claresia.hub.adapters.telemetry;

import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.InvalidSettings.Problem;
import com.claresia.hub.application.port.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings from an environment (MicroProfile Config 3.1, section 5.3.2: {@code hub.egress.dir} is
 * {@code HUB_EGRESS_DIR}). What is wrong is gathered, and no value is ever repeated.
 */
final class Environment {
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final String FILE = "-file";

  private final Map<String, String> values;
  private final List<Problem> problems = new ArrayList<>();

  Environment(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  private static String name(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  void add(String key, String reason, String fix) {
    problems.add(new Problem(key, reason, fix));
  }

  void refuseIfAny() {
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(name(key))).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** The value, or what is in the file that {@code KEY-file} names. */
  Optional<String> secret(String key) {
    Optional<String> direct = text(key);
    Optional<String> file = text(key + FILE);
    if (direct.isPresent() && file.isPresent()) {
      add(key, "both it and " + key + FILE + " are set", "keep " + key + FILE);
    }
    return direct.or(() -> file.flatMap(path -> file(key + FILE, path)));
  }

  /** What is in a file. */
  Optional<String> file(String key, String path) {
    try {
      return Optional.of(Files.readString(Path.of(path)).stripTrailing());
    } catch (IOException | RuntimeException unreadable) {
      add(key, "the file cannot be read", "name a text file that the function may read");
      return Optional.empty();
    }
  }

  /** A path that has to be there. */
  Path path(String key, String fix) {
    Optional<String> path = text(key);
    if (path.isEmpty()) {
      add(key, "it is not set", fix);
    }
    return Path.of(path.orElse(""));
  }

  Duration duration(String key, Duration usual) {
    String text = text(key).orElse(usual.toSeconds() + "s");
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      add(key, "it is not a duration such as 500ms, 10s, 5m or 30d", "leave it out for the usual");
      return usual;
    }
    long number = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** All that is under {@code hub.storage.BACKEND.}; the store reads its own files. */
  StorageSettings storage(String backend) {
    String prefix = name("hub.storage." + backend + ".");
    Map<String, String> own = new TreeMap<>();
    values.forEach((name, value) -> {
      if (name.startsWith(prefix)) {
        own.put(name.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '-'), value);
      }
    });
    String dsn = "hub.storage." + backend + ".dsn";
    secret(dsn).ifPresent(value -> own.put("dsn", value));
    return StorageSettings.of(own);
  }
}
