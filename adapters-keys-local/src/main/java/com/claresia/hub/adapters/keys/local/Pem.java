package com.claresia.hub.adapters.keys.local;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 7468 text around DER; what stands before and after it is left aside. */
final class Pem {
  static final String PUBLIC_KEY = "PUBLIC KEY";
  static final String PRIVATE_KEY = "PRIVATE KEY";
  static final String ENCRYPTED_PRIVATE_KEY = "ENCRYPTED PRIVATE KEY";

  private static final Pattern OBJECT =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s+([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final Base64.Encoder LINES_OF_64 =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private final String label;
  private final byte[] der;

  private Pem(String label, byte[] der) {
    this.label = label;
    this.der = der;
  }

  String label() {
    return label;
  }

  byte[] der() {
    return der;
  }

  static String write(String label, byte[] der) {
    String body = LINES_OF_64.encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  /** The first object in the text; empty where there is none that is whole. */
  static Optional<Pem> read(String text) {
    Matcher matcher = OBJECT.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      byte[] der = Base64.getDecoder().decode(matcher.group(2).replaceAll("\\s", ""));
      return Optional.of(new Pem(matcher.group(1), der));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
