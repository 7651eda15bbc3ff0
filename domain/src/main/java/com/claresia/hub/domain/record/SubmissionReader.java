package com.claresia.hub.domain.record;

import com.claresia.hub.domain.canonical.CanonicalDocument;
import com.claresia.hub.domain.canonical.CanonicalJson;
import com.claresia.hub.domain.canonical.Canonicalization;
import com.claresia.hub.domain.canonical.Profile;
import java.time.Instant;

/**
 * Reads what somebody wants recorded: one pass brings it into canonical form, and the check against
 * its type works on the index made in that pass. All violations are named at once, except that a
 * text without a canonical form is not checked any further.
 */
public final class SubmissionReader {
  private SubmissionReader() {}

  /**
   * Reads a submission.
   *
   * @param utf8 the JSON text, only read
   * @param origin whose it is: only the Hub may speak of itself
   * @param now against which times are held
   */
  public static Reading read(byte[] utf8, Origin origin, Instant now) {
    return read(utf8, 0, utf8.length, origin, now);
  }

  /** Reads the submission in {@code [from, to)}; offsets in the answer count from {@code from}. */
  public static Reading read(byte[] utf8, int from, int to, Origin origin, Instant now) {
    return switch (CanonicalJson.canonicalize(utf8, from, to, Profile.RECORD)) {
      case Canonicalization.Canonical canonical -> check(canonical.document(), origin, now);
      case Canonicalization.NotJson notJson ->
          new Reading.NotJson(notJson.offset(), notJson.detail());
      case Canonicalization.Refused refused -> new Reading.Invalid(refused.violations());
    };
  }

  private static Reading check(CanonicalDocument document, Origin origin, Instant now) {
    if (document.length() > HubRecord.MAX_BYTES) {
      return new Reading.TooLarge(HubRecord.MAX_BYTES);
    }
    return new SubmissionCheck(document, origin, now).run();
  }
}
