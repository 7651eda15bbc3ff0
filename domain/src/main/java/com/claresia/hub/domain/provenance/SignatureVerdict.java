package com.claresia.hub.domain.provenance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What checking one signature line with one trusted key comes to. */
public sealed interface SignatureVerdict {

  /** The line is by another key: neither good nor bad. */
  record UnknownKey() implements SignatureVerdict {}

  /** The line claims this key and fails; the whole note is to be distrusted. */
  record Invalid() implements SignatureVerdict {}

  /** The key signed the note. */
  record Signed() implements SignatureVerdict {}

  /** The key cosigned the checkpoint as of {@code time}. */
  record Cosigned(Instant time) implements SignatureVerdict {}

  /** Checks a line of the note with this text. */
  static SignatureVerdict of(String text, NoteSignature line, NoteVerifier verifier) {
    return verifier
        .key()
        .claims(line)
        .map(type -> ofClaimed(type, text, line, verifier))
        .orElseGet(UnknownKey::new);
  }

  private static SignatureVerdict ofClaimed(
      SignatureType type, String text, NoteSignature line, NoteVerifier verifier) {
    return switch (type) {
      case ED25519 ->
          verifier.verifies(text.getBytes(StandardCharsets.UTF_8), line.bytes())
              ? new Signed()
              : new Invalid();
      case COSIGNATURE_V1 ->
          CosignatureV1.decode(line.bytes())
              .filter(c -> verifier.verifies(CosignatureV1.message(c.time(), text), c.signature()))
              .<SignatureVerdict>map(c -> new Cosigned(Instant.ofEpochSecond(c.time())))
              .orElseGet(Invalid::new);
    };
  }
}
