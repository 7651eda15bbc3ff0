package com.claresia.hub.domain.provenance;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 by the JDK, good enough for tests of notes. */
public final class JdkEd25519 {
  private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private JdkEd25519() {}

  /** A signer with a fresh key. */
  public static Signer signer(String name, SignatureType type) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] spki = pair.getPublic().getEncoded();
      byte[] raw = Arrays.copyOfRange(spki, SPKI_PREFIX.length, spki.length);
      return new Signer(VerifierKey.of(name, type, raw), pair);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs notes. */
  public record Signer(VerifierKey verifierKey, KeyPair pair) implements NoteSigner {
    @Override
    public byte[] rawSignature(byte[] message) {
      try {
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initSign(pair.getPrivate());
        ed25519.update(message);
        return ed25519.sign();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Checks this signer's notes. */
    public Verifier verifier() {
      return new Verifier(TrustedKey.of(verifierKey));
    }
  }

  /** Checks notes. */
  public record Verifier(TrustedKey key) implements NoteVerifier {
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
      byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + 32);
      System.arraycopy(key.publicKey(), 0, spki, SPKI_PREFIX.length, 32);
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    }
  }
}
