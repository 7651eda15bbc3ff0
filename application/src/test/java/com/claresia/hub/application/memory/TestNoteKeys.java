package com.claresia.hub.application.memory;

import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.provenance.TrustedKey;
import com.claresia.hub.domain.provenance.VerifierKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Signs and checks notes with genuine Ed25519, by the JDK alone. */
public final class TestNoteKeys {
  private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private TestNoteKeys() {}

  private record Signer(VerifierKey verifierKey, PrivateKey key) implements NoteSigner {
    @Override
    public byte[] rawSignature(byte[] message) {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private record Verifier(TrustedKey key) implements NoteVerifier {
    @Override
    public boolean verifies(byte[] message, byte[] signature) {
      try {
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(publicKey());
        ed25519.update(message);
        return ed25519.verify(signature);
      } catch (SignatureException malformed) {
        return false;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
      byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + VerifierKey.ED25519_LENGTH);
      System.arraycopy(key.publicKey(), 0, spki, SPKI_PREFIX.length, VerifierKey.ED25519_LENGTH);
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    }
  }

  /** A signer of this name with a fresh key. */
  public static NoteSigner signer(String name, SignatureType type) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] spki = pair.getPublic().getEncoded();
      byte[] raw = Arrays.copyOfRange(spki, SPKI_PREFIX.length, spki.length);
      return new Signer(VerifierKey.of(name, type, raw), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Checks what the holder of this key signed. */
  public static NoteVerifier verifier(VerifierKey key) {
    return new Verifier(TrustedKey.of(key));
  }
}
