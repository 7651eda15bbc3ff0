package com.claresia.hub.adapters.keys.local;

import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.TrustedKey;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Checks Ed25519 signatures (RFC 8032) by BouncyCastle, strict on every encoding. */
final class Ed25519NoteVerifier implements NoteVerifier {
  private final TrustedKey key;
  private final Ed25519PublicKeyParameters publicKey;

  /**
   * A verifier with this key.
   *
   * @throws IllegalArgumentException where the bytes are no point of the curve
   */
  Ed25519NoteVerifier(TrustedKey key) {
    this.key = key;
    this.publicKey = new Ed25519PublicKeyParameters(key.publicKey());
  }

  @Override
  public TrustedKey key() {
    return key;
  }

  @Override
  public boolean verifies(byte[] message, byte[] signature) {
    Ed25519Signer ed25519 = new Ed25519Signer();
    ed25519.init(false, publicKey);
    ed25519.update(message, 0, message.length);
    return ed25519.verifySignature(signature);
  }

  @Override
  public String toString() {
    return "verifier with " + key.describe();
  }
}
