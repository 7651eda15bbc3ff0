package com.claresia.hub.domain.record;

import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 128 random bits inside every record: they make its hash useless for guessing the content, and
 * their erasure makes the hash anonymous.
 */
public final class Salt {
  /** Length in bytes. */
  public static final int LENGTH = 16;

  // The last character carries two bits, so that only four are possible.
  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

  private final byte[] bytes;

  private Salt(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Copies 16 bytes.
   *
   * @throws IllegalArgumentException if {@code bytes} has another length
   */
  public static Salt of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a salt has 16 bytes, not " + bytes.length);
    }
    return new Salt(bytes.clone());
  }

  /** A fresh salt; the generator has to be cryptographically strong. */
  public static Salt random(RandomGenerator random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new Salt(bytes);
  }

  /** Whether {@link #ofText} would take this. */
  public static boolean isValid(String text) {
    return TEXT.matcher(text).matches();
  }

  /**
   * Reads the form inside a record.
   *
   * @throws IllegalArgumentException unless {@code text} is 22 characters of base64url without
   *     padding (RFC 4648 section 5) that decode to 16 bytes
   */
  public static Salt ofText(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException("a salt is 22 characters of base64url");
    }
    return of(Base64.getUrlDecoder().decode(text));
  }

  /** A copy of the 16 bytes. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** The form inside a record: 22 characters of base64url without padding. */
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Salt that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Tells nothing: a salt is as secret as the content it protects. */
  @Override
  public String toString() {
    return "Salt";
  }
}
