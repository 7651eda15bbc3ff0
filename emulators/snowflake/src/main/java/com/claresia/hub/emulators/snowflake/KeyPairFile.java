package com.claresia.hub.emulators.snowflake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/**
 * A new RSA key pair for a login, as {@code openssl genpkey} makes it.
 *
 * @param pair both halves
 * @param file the private half in PKCS#8 (PEM, RFC 7468), readable by its owner alone
 */
public record KeyPairFile(KeyPair pair, Path file) {
  private static final int BITS = 2_048;
  private static final int LINE = 64;

  /** Makes one; {@code file} must not be there yet. */
  public static KeyPairFile make(Path file) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      KeyPair pair = generator.generateKeyPair();
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, pem(pair));
      return new KeyPairFile(pair, file);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK makes RSA keys", missing);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(LINE, new byte[] {'\n'})
            .encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  /** The public half as {@code RSA_PUBLIC_KEY} takes it: base64, without lines around it. */
  public String publicHalf() {
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }
}
