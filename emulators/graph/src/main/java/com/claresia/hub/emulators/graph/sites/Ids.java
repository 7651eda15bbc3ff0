package com.claresia.hub.emulators.graph.sites;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;

/** Makes identifiers that look like the service's. */
final class Ids {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** Of a file or folder. */
  static String item() {
    StringBuilder id = new StringBuilder("01");
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  /** Of a library. */
  static String drive(String listId) {
    return "b!" + listId.replace("-", "");
  }

  /** The same GUID for the same text, always. */
  static String guid(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
        .toString()
        .toUpperCase(Locale.ROOT);
  }
}
