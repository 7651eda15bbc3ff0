package com.claresia.hub.domain.record;

import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The id of a record: a UUID of RFC 9562, versions 1 to 8. The nil and max UUIDs are refused, since
 * both stand for "no id". Its text is lower case.
 */
public record RecordId(UUID value) implements Comparable<RecordId> {
  private static final int TEXT_LENGTH = 36;
  private static final long VERSION_MASK = 0xF000L;
  private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long MAX_MILLIS = (1L << 48) - 1;

  /** Checks version and variant. */
  public RecordId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("a record id is a UUID of RFC 9562, version 1 to 8");
    }
  }

  private static boolean isValid(UUID value) {
    return value.variant() == 2 && value.version() >= 1 && value.version() <= 8;
  }

  /** Reads the 36 characters of RFC 9562 section 4, in either case; empty if they are not that. */
  public static Optional<RecordId> parse(String text) {
    return hasTextForm(text)
        ? Optional.of(UUID.fromString(text)).filter(RecordId::isValid).map(RecordId::new)
        : Optional.empty();
  }

  // UUID.fromString alone takes "1-2-3-4-5" for a UUID.
  private static boolean hasTextForm(String text) {
    if (text.length() != TEXT_LENGTH) {
      return false;
    }
    for (int i = 0; i < TEXT_LENGTH; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? text.charAt(i) != '-' : !isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /**
   * A version 7 UUID: 48 bits of Unix time in milliseconds, then 74 random bits.
   *
   * @throws IllegalArgumentException if the time does not fit 48 bits
   */
  public static RecordId version7(long unixMillis, RandomGenerator random) {
    if (unixMillis < 0 || unixMillis > MAX_MILLIS) {
      throw new IllegalArgumentException(
          "a version 7 UUID counts milliseconds from 1970 in 48 bits");
    }
    return withVersion(7, (unixMillis << 16) | (random.nextLong() & 0xFFFFL), random.nextLong());
  }

  /**
   * A version 8 UUID made of what identifies a request, so that the same request gets the same id
   * after a restart: the first 16 bytes of SHA-256 over tenant, subject, key (each with its length
   * before it) and position.
   *
   * @param position the place of the record in the request, from 0
   */
  public static RecordId derived(
      TenantId tenant, Submitter subject, String idempotencyKey, int position) {
    MessageDigest digest = Hash.sha256();
    update(digest, tenant.value());
    update(digest, subject.issuer());
    update(digest, subject.subject());
    update(digest, idempotencyKey);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, position));
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return withVersion(8, hash.getLong(0), hash.getLong(Long.BYTES));
  }

  /**
   * A version 8 UUID in place of an id that was lost with its record: the first 16 bytes of the
   * provenance hash.
   */
  static RecordId standIn(Hash provenanceHash) {
    ByteBuffer hash = ByteBuffer.wrap(provenanceHash.toByteArray());
    return withVersion(8, hash.getLong(0), hash.getLong(Long.BYTES));
  }

  private static void update(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }

  private static RecordId withVersion(long version, long high, long low) {
    return new RecordId(
        new UUID((high & ~VERSION_MASK) | (version << 12), (low & ~VARIANT_MASK) | VARIANT));
  }

  /** Order of the 128 bits as an unsigned number, which is the order of the text. */
  @Override
  public int compareTo(RecordId other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  /** The 36 characters, lower case. */
  @Override
  public String toString() {
    return value.toString();
  }
}
