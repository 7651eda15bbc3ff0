package com.claresia.hub.domain.provenance;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An Ed25519 public key that its user trusts: bound to a name and a type (given as a verifier key),
 * or bare (given as PEM), when it stands for every name and type whose key id recomputes.
 */
public sealed interface TrustedKey {

  /** A copy of the 32 bytes of the key. */
  byte[] publicKey();

  /** The type under which this key claims the line; empty where the line is by another key. */
  Optional<SignatureType> claims(NoteSignature line);

  /** Whether the key is bound to this name. */
  boolean isNamed(String name);

  /** A key for people to read; public, so nothing is hidden. */
  String describe();

  /** The key of a verifier key. */
  static TrustedKey of(VerifierKey key) {
    if (key.type().isEmpty()) {
      throw new IllegalArgumentException("signature type " + key.typeCode() + " is not known");
    }
    return new Bound(key);
  }

  /** A key without a name; the 32 bytes are copied. */
  static TrustedKey bare(byte[] publicKey) {
    if (publicKey.length != VerifierKey.ED25519_LENGTH) {
      throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
    }
    return new Bare(publicKey.clone());
  }

  /** A key that claims only lines with its name and key id. */
  record Bound(VerifierKey key) implements TrustedKey {
    @Override
    public byte[] publicKey() {
      return key.publicKey();
    }

    @Override
    public Optional<SignatureType> claims(NoteSignature line) {
      boolean same = key.keyId() == line.keyId() && key.name().equals(line.name());
      return same ? key.type() : Optional.empty();
    }

    @Override
    public boolean isNamed(String name) {
      return key.name().equals(name);
    }

    @Override
    public String describe() {
      return key.format();
    }
  }

  /** A key that claims the lines whose key id recomputes from their name and a type. */
  final class Bare implements TrustedKey {
    private final byte[] publicKey;

    private Bare(byte[] publicKey) {
      this.publicKey = publicKey;
    }

    @Override
    public byte[] publicKey() {
      return publicKey.clone();
    }

    @Override
    public Optional<SignatureType> claims(NoteSignature line) {
      return Arrays.stream(SignatureType.values())
          .filter(t -> VerifierKey.computeKeyId(line.name(), t.code(), publicKey) == line.keyId())
          .findFirst();
    }

    @Override
    public boolean isNamed(String name) {
      return false;
    }

    @Override
    public String describe() {
      return "Ed25519 " + HexFormat.of().formatHex(publicKey);
    }
  }
}
