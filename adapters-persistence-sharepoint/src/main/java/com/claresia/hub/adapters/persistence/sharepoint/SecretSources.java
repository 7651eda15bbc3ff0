package com.claresia.hub.adapters.persistence.sharepoint;

import com.claresia.hub.application.port.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a secret may come from, nearest first: a setting, a file that a setting or the DSN names, a
 * variable of the environment. Never the DSN itself.
 *
 * @param environment variables by name
 */
record SecretSources(Environment environment) {
  /** The environment's variables; null where one is not set. */
  interface Environment {
    @Nullable String variable(String name);
  }

  static SecretSources ofThisProcess() {
    return new SecretSources(System::getenv);
  }

  /** The value of {@code key}, or the first line of the file that {@code key-file} names. */
  Optional<String> set(StorageSettings settings, String key, Problems problems) {
    String fileKey = key + "-file";
    return settings
        .value(key)
        .or(() -> settings.value(fileKey).flatMap(file -> firstLine(fileKey, file, problems)));
  }

  /** The first line of a file. */
  Optional<String> firstLine(String key, String file, Problems problems) {
    try {
      return Files.readString(Path.of(file)).lines().findFirst();
    } catch (IOException | IllegalArgumentException e) {
      problems.add(key, "cannot be read", "name a file whose first line is the secret");
      return Optional.empty();
    }
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.variable(name)).filter(value -> !value.isEmpty());
  }
}
