package com.claresia.hub.domain.provenance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Signs notes with one private key, which never leaves the implementation. Thread-safe. */
public interface NoteSigner {

  /** The public side of the key, with the name and the type under which it signs. */
  VerifierKey verifierKey();

  /** The key's raw signature over exactly these bytes (Ed25519: 64 bytes, RFC 8032). */
  byte[] rawSignature(byte[] message);

  /** The key's signature line for a note with this text. */
  default NoteSignature sign(String text) {
    if (verifierKey().typeCode() != SignatureType.ED25519.code()) {
      throw new IllegalStateException(verifierKey().name() + " signs no plain notes");
    }
    byte[] signature = rawSignature(text.getBytes(StandardCharsets.UTF_8));
    return new NoteSignature(verifierKey().name(), verifierKey().keyId(), signature);
  }

  /** The key's cosignature line for a checkpoint with this text, as of a time (whole seconds). */
  default NoteSignature cosign(String text, Instant time) {
    if (verifierKey().typeCode() != SignatureType.COSIGNATURE_V1.code()) {
      throw new IllegalStateException(verifierKey().name() + " cosigns no checkpoints");
    }
    long seconds = time.getEpochSecond();
    byte[] signature = rawSignature(CosignatureV1.message(seconds, text));
    return new NoteSignature(
        verifierKey().name(),
        verifierKey().keyId(),
        new CosignatureV1(seconds, signature).encode());
  }
}
