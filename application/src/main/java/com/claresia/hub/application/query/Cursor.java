package com.claresia.hub.application.query;

import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.RecordType;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a timeline goes on. On the wire it is opaque, and bound to its tenant and criteria by a
 * digest: not for secrecy, since it holds nothing secret, but so that a mixed-up one is noticed.
 *
 * @param places those not yet seen, up to the size of the log at page one
 */
record Cursor(SeqRange places) {
  private static final byte VERSION = 1;
  private static final int PLACES = 1 + 2 * Long.BYTES;
  private static final int DIGEST = 16;

  String format(TenantId tenant, Question question) {
    ByteBuffer bytes = ByteBuffer.allocate(PLACES + DIGEST).put(VERSION);
    bytes.putLong(places.from()).putLong(places.to());
    bytes.put(digest(tenant, question, bytes.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Reads untrusted text; empty unless {@link #format} wrote it for this tenant and question. */
  static Optional<Cursor> parse(String text, TenantId tenant, Question question) {
    try {
      return read(Base64.getUrlDecoder().decode(text), tenant, question);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<Cursor> read(byte[] bytes, TenantId tenant, Question question) {
    if (bytes.length != PLACES + DIGEST || bytes[0] != VERSION) {
      return Optional.empty();
    }
    byte[] expected = digest(tenant, question, bytes);
    if (!Arrays.equals(bytes, PLACES, bytes.length, expected, 0, DIGEST)) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, 2 * Long.BYTES);
    return Optional.of(new Cursor(new SeqRange(in.getLong(), in.getLong())));
  }

  private static byte[] digest(TenantId tenant, Question question, byte[] cursor) {
    MessageDigest sha256 = Hash.sha256();
    sha256.update(cursor, 0, PLACES);
    add(sha256, Optional.of(tenant.value()));
    add(sha256, question.type().map(RecordType::wireName));
    add(sha256, question.actor());
    add(sha256, question.onBehalfOf());
    add(sha256, question.skillId());
    add(sha256, question.from().map(Object::toString));
    add(sha256, question.to().map(Object::toString));
    return Arrays.copyOf(sha256.digest(), DIGEST);
  }

  // A length before each part, so that no two lists of criteria read the same.
  private static void add(MessageDigest sha256, Optional<String> part) {
    byte[] bytes = part.map(p -> p.getBytes(StandardCharsets.UTF_8)).orElse(new byte[0]);
    int length = part.isPresent() ? bytes.length : -1;
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
    sha256.update(bytes);
  }
}
