package com.claresia.hub.bootstrap.observation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Random strings to be planted, and the shapes in which they might come out again. */
final class Canaries {
  private final Random random;
  private final List<String> planted = new ArrayList<>();

  Canaries(long seed) {
    System.out.println("canaries: seed " + seed);
    this.random = new Random(seed);
  }

  /** A new one. */
  String next() {
    byte[] bytes = new byte[15];
    random.nextBytes(bytes);
    String canary = "zq" + HexFormat.of().formatHex(bytes) + "kx";
    planted.add(canary);
    return canary;
  }

  int planted() {
    return planted.size();
  }

  /** Those whose shapes are found in {@code bytes}, of which each is a character. */
  List<String> foundIn(String bytes) {
    String lower = bytes.toLowerCase(Locale.ROOT);
    return planted.stream()
        .filter(canary ->
            shapes(canary).anyMatch(bytes::contains)
                || lower.contains(canary.substring(2, 18))
                || lower.contains(canary.substring(16, 32)))
        .toList();
  }

  private static Stream<String> shapes(String canary) {
    byte[] utf8 = canary.getBytes(UTF_8);
    List<String> shapes = new ArrayList<>();
    shapes.add(new StringBuilder(canary).reverse().substring(2, 20));
    shapes.add(HexFormat.of().formatHex(utf8));
    shapes.add(HexFormat.of().withUpperCase().formatHex(utf8));
    shapes.add(as(canary, UTF_16LE));
    shapes.add(new String(gzip(utf8), ISO_8859_1).substring(10, 30));
    for (String hash : List.of("MD5", "SHA-1", "SHA-256")) {
      byte[] digest = digest(hash, utf8);
      shapes.add(new String(digest, ISO_8859_1));
      shapes.add(HexFormat.of().formatHex(digest));
      shapes.add(Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 20));
    }
    // Base64 of a text depends on where in three bytes it begins.
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = new byte[shift + utf8.length];
      System.arraycopy(utf8, 0, shifted, shift, utf8.length);
      String encoded = Base64.getEncoder().encodeToString(shifted);
      shapes.add(encoded.substring(4, encoded.length() - 4));
    }
    return shapes.stream();
  }

  private static String as(String text, Charset charset) {
    return new String(text.getBytes(charset), ISO_8859_1);
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
