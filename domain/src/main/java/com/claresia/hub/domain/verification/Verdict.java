package com.claresia.hub.domain.verification;

import java.util.Locale;

/** What verification says of one record, worst first; of several that apply, the worst is said. */
public enum Verdict {
  /** Its content, hash, place or columns were altered, or it was never this tenant's. */
  TAMPERED,
  /** It, or its content, is gone, and no erasure in the chain accounts for it. */
  MISSING,
  /** A cosignature that claims to cover it fails. */
  COSIGN_INVALID,
  /** Its content was erased, as an event in the chain says. */
  ERASED,
  /** Its content is sealed and could not be opened: nothing is said of it. */
  UNOPENED,
  /** It is good, but no valid cosignature covers it yet. */
  COSIGN_PENDING,
  /** Its content was hashed anew, and a checkpoint covers the hash. */
  VALID;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in reports, such as {@code cosign_pending}. */
  public String wireName() {
    return wireName;
  }
}
