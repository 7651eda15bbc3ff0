package com.claresia.hub.emulators.snowflake.catalog;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Passwords, kept as salted hashes so that a kept state holds none. */
public final class Passwords {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final int ITERATIONS = 5_000; // an emulator: logins are frequent, secrets are not
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  /** A salted hash of the password. */
  public static String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return encode(salt) + ":" + encode(derive(password, salt));
  }

  /** Whether the password is the one that was hashed; never of an empty hash. */
  public static boolean matches(String password, String hash) {
    List<String> parts = List.of(hash.split(":", 2));
    return parts.size() == 2
        && MessageDigest.isEqual(
            Base64.getDecoder().decode(parts.get(1)),
            derive(password, Base64.getDecoder().decode(parts.get(0))));
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] derive(String password, byte[] salt) {
    try {
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, HASH_BITS);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks PBKDF2WithHmacSHA256", e);
    }
  }
}
