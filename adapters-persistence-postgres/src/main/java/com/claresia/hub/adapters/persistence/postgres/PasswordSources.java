package com.claresia.hub.adapters.persistence.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where libpq looks for a password that the DSN does not give: {@code PGPASSWORD}, then the
 * password file ({@code PGPASSFILE} or {@code ~/.pgpass}; PostgreSQL documentation, "The Password
 * File").
 *
 * @param environment variables by name
 * @param userHome the directory of {@code .pgpass}
 */
record PasswordSources(Environment environment, Path userHome) {
  /** The environment's variables; null where one is not set. */
  interface Environment {
    @Nullable String variable(String name);
  }

  static PasswordSources ofThisProcess() {
    return new PasswordSources(System::getenv, Path.of(System.getProperty("user.home")));
  }

  Optional<String> password(
      Optional<String> passFile, String host, int port, String database, String user) {
    Optional<String> variable = Optional.ofNullable(environment.variable("PGPASSWORD"));
    return variable.or(
        () -> fromFile(passFile, new String[] {host, Integer.toString(port), database, user}));
  }

  private Optional<String> fromFile(Optional<String> passFile, String[] asked) {
    Path file =
        passFile
            .or(() -> Optional.ofNullable(environment.variable("PGPASSFILE")))
            .map(Path::of)
            .orElse(userHome.resolve(".pgpass"));
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.startsWith("#"))
          .map(PasswordSources::fields)
          .filter(fields -> matches(fields, asked))
          .map(fields -> fields.get(asked.length))
          .findFirst();
    } catch (IOException e) {
      throw Problems.of("passfile", "the password file cannot be read", "check PGPASSFILE");
    }
  }

  private static boolean matches(List<String> fields, String[] asked) {
    boolean all = fields.size() == asked.length + 1;
    for (int i = 0; all && i < asked.length; i++) {
      all = fields.get(i).equals("*") || fields.get(i).equals(asked[i]);
    }
    return all;
  }

  /** Splits at colons; a backslash takes the next character as it is. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        field.append(line.charAt(++i));
      } else if (c == ':') {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
