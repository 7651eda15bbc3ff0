package com.claresia.hub.adapters.keys.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Ed25519 keys in DER as RFC 8410 has them: PKCS#8 and SubjectPublicKeyInfo. */
final class Pkcs8 {
  private static final AlgorithmIdentifier ED25519 =
      new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.101.112"));

  private Pkcs8() {}

  static byte[] encode(Ed25519PrivateKeyParameters key) throws IOException {
    byte[] seed = key.getEncoded();
    try {
      return new PrivateKeyInfo(ED25519, new DEROctetString(seed)).getEncoded();
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  static Ed25519PrivateKeyParameters decode(byte[] der) throws GeneralSecurityException {
    try {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(der);
      if (info.getPrivateKeyAlgorithm().equals(ED25519)) {
        byte[] seed = ASN1OctetString.getInstance(info.parsePrivateKey()).getOctets();
        return new Ed25519PrivateKeyParameters(seed);
      }
    } catch (IOException | IllegalArgumentException malformed) {
      throw new GeneralSecurityException("not a PKCS#8 key", malformed);
    }
    throw new GeneralSecurityException("not an Ed25519 key");
  }

  static byte[] encodePublic(byte[] publicKey) {
    try {
      return new SubjectPublicKeyInfo(ED25519, publicKey).getEncoded();
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
  }

  /** The 32 bytes of an Ed25519 public key; empty for any other DER. */
  static Optional<byte[]> decodePublic(byte[] der) {
    try {
      SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(der);
      byte[] key = info.getPublicKeyData().getOctets();
      boolean ed25519 = info.getAlgorithm().equals(ED25519) && key.length == 32;
      return ed25519 ? Optional.of(key) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
