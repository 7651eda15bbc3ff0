package com.claresia.hub.domain.provenance;

import java.util.Optional;

/** The C2SP signed-note signature types that the Hub checks; others are carried and ignored. */
public enum SignatureType {
  /** Type 0x01: Ed25519 over the note's text. */
  ED25519((byte) 1),
  /** Type 0x04: timestamped Ed25519 cosignature of a checkpoint (tlog-cosignature/v1). */
  COSIGNATURE_V1((byte) 4);

  private final byte code;

  SignatureType(byte code) {
    this.code = code;
  }

  /** The type's byte in keys and key ids. */
  public byte code() {
    return code;
  }

  /** The type with this byte; empty where the Hub does not know it. */
  public static Optional<SignatureType> of(byte code) {
    for (SignatureType type : values()) {
      if (type.code == code) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
