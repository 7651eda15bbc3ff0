package com.claresia.hub.controlplane.usage;

import com.claresia.hub.controlplane.store.StorableTime;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page ended: the next one begins after it.
 *
 * @param millis of the last envelope
 * @param tenant whose it was
 * @param seq its place
 */
record Cursor(long millis, TenantId tenant, long seq) {
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{16}) (-?[0-9]{1,18}) ([a-z0-9-]{1,63}) ([0-9]{1,18})");
  private static final int KEY_DIGITS = 16;

  static Cursor after(Invocation last) {
    return new Cursor(last.envelope().ts().toEpochMilli(), last.envelope().tenantId(), last.seq());
  }

  /** Its opaque form, which is good for this question alone. */
  String write(Asked asked) {
    String text = keyOf(asked) + " " + millis + " " + tenant + " " + seq;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads the opaque form; empty where it is none, or another question's. */
  static Optional<Cursor> read(String opaque, Asked asked) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.US_ASCII);
      Matcher parts = FORM.matcher(text);
      return parts.matches()
              && parts.group(1).equals(keyOf(asked))
              && TenantId.isValid(parts.group(3))
          ? Optional.of(
                  new Cursor(
                      Long.parseLong(parts.group(2)),
                      new TenantId(parts.group(3)),
                      Long.parseLong(parts.group(4))))
              .filter(cursor -> StorableTime.covers(Instant.ofEpochMilli(cursor.millis())))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static String keyOf(Asked asked) {
    byte[] key = asked.key().getBytes(StandardCharsets.UTF_8);
    return Hash.sha256(key).hex().substring(0, KEY_DIGITS);
  }
}
