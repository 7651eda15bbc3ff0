package com.claresia.hub.adapters.keys.local;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * PKCS#8 EncryptedPrivateKeyInfo (RFC 5958) under PBES2 (RFC 8018): PBKDF2 with HMAC-SHA256, then
 * AES-256-CBC; what {@code openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256} writes.
 */
final class EncryptedKey {
  private static final int ITERATIONS = 600_000;
  private static final int MAX_ITERATIONS = 100_000_000;
  private static final int SALT_BYTES = 16;
  private static final int AES_KEY_BYTES = 32;
  private static final int AES_BLOCK_BYTES = 16;
  private static final AlgorithmIdentifier HMAC_SHA256 =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);

  private EncryptedKey() {}

  static byte[] encrypt(byte[] privateKeyInfo, char[] passphrase, SecureRandom random)
      throws GeneralSecurityException, IOException {
    byte[] salt = new byte[SALT_BYTES];
    byte[] iv = new byte[AES_BLOCK_BYTES];
    random.nextBytes(salt);
    random.nextBytes(iv);
    PBKDF2Params derivation = new PBKDF2Params(salt, ITERATIONS, AES_KEY_BYTES, HMAC_SHA256);
    byte[] sealed = aes(Cipher.ENCRYPT_MODE, passphrase, derivation, iv, privateKeyInfo);
    return new EncryptedPrivateKeyInfo(scheme(derivation, iv), sealed).getEncoded();
  }

  private static AlgorithmIdentifier scheme(PBKDF2Params derivation, byte[] iv) {
    PBES2Parameters parameters =
        new PBES2Parameters(
            new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, derivation),
            new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv)));
    return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, parameters);
  }

  /** The PrivateKeyInfo inside; a wrong passphrase and an alien scheme are both refused. */
  static byte[] decrypt(byte[] encrypted, char[] passphrase) throws GeneralSecurityException {
    EncryptedPrivateKeyInfo info = EncryptedPrivateKeyInfo.getInstance(encrypted);
    require(info.getEncryptionAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2));
    PBES2Parameters scheme =
        PBES2Parameters.getInstance(info.getEncryptionAlgorithm().getParameters());
    require(scheme.getKeyDerivationFunc().getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2));
    EncryptionScheme cipher = scheme.getEncryptionScheme();
    require(cipher.getAlgorithm().equals(NISTObjectIdentifiers.id_aes256_CBC));
    PBKDF2Params derivation =
        PBKDF2Params.getInstance(scheme.getKeyDerivationFunc().getParameters());
    require(derivation.getPrf().getAlgorithm().equals(HMAC_SHA256.getAlgorithm()));
    byte[] iv = ASN1OctetString.getInstance(cipher.getParameters()).getOctets();
    return aes(Cipher.DECRYPT_MODE, passphrase, derivation, iv, info.getEncryptedData());
  }

  private static void require(boolean supported) throws GeneralSecurityException {
    if (!supported) {
      throw new GeneralSecurityException("not PBKDF2 with HMAC-SHA256 and AES-256-CBC");
    }
  }

  private static byte[] aes(
      int mode, char[] passphrase, PBKDF2Params derivation, byte[] iv, byte[] data)
      throws GeneralSecurityException {
    byte[] key = derive(passphrase, derivation);
    try {
      Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
      aes.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
      return aes.doFinal(data);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] derive(char[] passphrase, PBKDF2Params derivation)
      throws GeneralSecurityException {
    int iterations = derivation.getIterationCount().intValueExact();
    require(iterations > 0 && iterations <= MAX_ITERATIONS);
    PBEKeySpec spec =
        new PBEKeySpec(passphrase, derivation.getSalt(), iterations, 8 * AES_KEY_BYTES);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } finally {
      spec.clearPassword();
    }
  }
}
