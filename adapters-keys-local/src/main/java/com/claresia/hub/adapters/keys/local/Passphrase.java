package com.claresia.hub.adapters.keys.local;

import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.InvalidSettings.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Fetches passphrases from where they are kept. No message ever holds one. */
final class Passphrase {
  static final String VARIABLE_KEY = "hub.keys.passphrase-env";
  static final String FILE_KEY = "hub.keys.passphrase-file";

  private Passphrase() {}

  /** The passphrase; the caller wipes it after use. */
  static char[] inVariable(String name) {
    String value = Objects.requireNonNullElse(System.getenv(name), "");
    return required(value, VARIABLE_KEY, "environment variable " + name);
  }

  /** The passphrase; the caller wipes it after use. */
  static char[] inFile(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return required(text.lines().findFirst().orElse(""), FILE_KEY, "file " + file);
    } catch (IOException unreadable) {
      throw problem(FILE_KEY, "cannot read " + file, "name a UTF-8 file that this user can read");
    }
  }

  private static char[] required(String passphrase, String key, String where) {
    if (passphrase.isEmpty()) {
      throw problem(key, "no passphrase in " + where, "put the passphrase of the log keys there");
    }
    return passphrase.toCharArray();
  }

  static InvalidSettings problem(String key, String reason, String fix) {
    return new InvalidSettings(List.of(new Problem(key, reason, fix)));
  }
}
