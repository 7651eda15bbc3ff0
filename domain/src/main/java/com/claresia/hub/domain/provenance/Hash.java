package com.claresia.hub.domain.provenance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A SHA-256 value: 32 bytes, immutable, compared by content. */
public final class Hash implements Comparable<Hash> {
  /** Length in bytes. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Copies 32 bytes.
   *
   * @throws IllegalArgumentException if {@code bytes} has another length
   */
  public static Hash of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /**
   * Copies 32 bytes out of a larger array.
   *
   * @throws IllegalArgumentException if {@code length} is not 32
   */
  public static Hash of(byte[] bytes, int offset, int length) {
    if (length != LENGTH) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + length);
    }
    return new Hash(Arrays.copyOfRange(bytes, offset, offset + LENGTH));
  }

  /**
   * Copies the 32 bytes that begin at {@code offset}.
   *
   * @throws IllegalArgumentException if there are fewer
   */
  public static Hash of(byte[] bytes, int offset) {
    return of(bytes, offset, Math.min(LENGTH, bytes.length - offset));
  }

  /**
   * Reads 64 hexadecimal digits.
   *
   * @throws IllegalArgumentException if {@code hex} is anything else
   */
  public static Hash ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** Reads untrusted text: 64 lower-case hexadecimal digits, or empty. */
  public static Optional<Hash> parseHex(String hex) {
    boolean wellFormed = hex.length() == 2 * LENGTH && hex.chars().allMatch(Hash::isLowerHex);
    return wellFormed ? Optional.of(ofHex(hex)) : Optional.empty();
  }

  /** Reads untrusted text: 32 bytes in padded standard base64, or empty. */
  public static Optional<Hash> parseBase64(String base64) {
    return StrictBase64.decode(base64).filter(b -> b.length == LENGTH).map(Hash::new);
  }

  private static boolean isLowerHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /** The SHA-256 of the given bytes. */
  public static Hash sha256(byte[] data) {
    return new Hash(sha256().digest(data));
  }

  /** A fresh SHA-256 digest, which every Java platform is required to have. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks SHA-256", e);
    }
  }

  /** A copy of the 32 bytes. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** Writes the 32 bytes into {@code target} at {@code offset}. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, LENGTH);
  }

  /** Feeds the 32 bytes to a digest. */
  public void update(MessageDigest digest) {
    digest.update(bytes);
  }

  /** Whether the 32 bytes that begin at {@code offset} are this hash's. */
  public boolean matches(byte[] other, int offset) {
    return other.length - offset >= LENGTH
        && Arrays.equals(bytes, 0, LENGTH, other, offset, offset + LENGTH);
  }

  /** Padded standard base64, 44 characters, as in checkpoints and proofs. */
  public String base64() {
    return StrictBase64.encode(bytes);
  }

  /** Lower-case hexadecimal, 64 digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public int compareTo(Hash other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Same as {@link #hex()}. */
  @Override
  public String toString() {
    return hex();
  }
}
