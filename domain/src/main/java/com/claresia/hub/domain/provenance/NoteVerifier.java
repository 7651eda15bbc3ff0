package com.claresia.hub.domain.provenance;

/** Checks signatures with one trusted public key. Thread-safe. */
public interface NoteVerifier {

  /** The key, with the name to which it is bound, if any. */
  TrustedKey key();

  /** Whether the signature is this key's over exactly these bytes; strict as RFC 8032 demands. */
  boolean verifies(byte[] message, byte[] signature);

  /** Checks one signature line of a note. */
  default SignatureVerdict check(String text, NoteSignature line) {
    return SignatureVerdict.of(text, line, this);
  }
}
