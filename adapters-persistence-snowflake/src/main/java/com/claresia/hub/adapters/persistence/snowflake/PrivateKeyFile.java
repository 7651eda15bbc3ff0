package com.claresia.hub.adapters.persistence.snowflake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A private RSA key in PEM (PKCS#8, RFC 5958), as {@code openssl genpkey} or {@code openssl pkcs8
 * -topk8} writes it; encrypted (PBES2, RFC 8018) or not.
 *
 * @param key the setting that names the file
 * @param file its path
 */
record PrivateKeyFile(String key, String file) {
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (ENCRYPTED )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1?PRIVATE KEY-----");

  /** Reads it; what is wrong is said without a word of what is in it. */
  PrivateKey read(Optional<String> passphrase) {
    Matcher pem = PEM.matcher(text());
    if (!pem.find()) {
      throw Problems.of(
          key,
          "is no private key in PKCS#8 (PEM)",
          "convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in KEY -out KEY.p8");
    }
    byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
    boolean encrypted = pem.group(1) != null;
    return rsa(encrypted ? decrypted(der, passphrase) : new PKCS8EncodedKeySpec(der));
  }

  private String text() {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException | IllegalArgumentException e) {
      throw Problems.of(key, "cannot be read", "name a file that this process may read");
    }
  }

  private KeySpec decrypted(byte[] der, Optional<String> passphrase) {
    if (passphrase.isEmpty()) {
      throw Problems.of(
          key,
          "is encrypted, and no passphrase is given",
          "name a file that holds it, or set PRIVATE_KEY_PASSPHRASE");
    }
    char[] secret = passphrase.get().toCharArray();
    try {
      return decrypted(new EncryptedPrivateKeyInfo(der), new PBEKeySpec(secret));
    } catch (IOException | GeneralSecurityException e) {
      throw Problems.of(
          key,
          "cannot be decrypted: the passphrase is wrong, or the cipher is one that Java lacks",
          "openssl pkcs8 -topk8 -v2 aes-256-cbc writes one that it has");
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  private static KeySpec decrypted(EncryptedPrivateKeyInfo info, PBEKeySpec passphrase)
      throws GeneralSecurityException {
    String algorithm = info.getAlgName();
    SecretKey key = SecretKeyFactory.getInstance(algorithm).generateSecret(passphrase);
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
    return info.getKeySpec(cipher);
  }

  private PrivateKey rsa(KeySpec spec) {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(spec);
    } catch (GeneralSecurityException e) {
      throw Problems.of(
          key,
          "is no RSA key",
          "make one: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048");
    }
  }
}
