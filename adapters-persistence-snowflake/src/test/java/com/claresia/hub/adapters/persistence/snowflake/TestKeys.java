package com.claresia.hub.adapters.persistence.snowflake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** A key pair, and the file of its private half. */
record TestKeys(KeyPair pair, Path file) {
  static TestKeys make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      KeyPair pair = generator.generateKeyPair();
      Path file = Files.createTempFile("hub-snowflake-", ".p8");
      file.toFile().deleteOnExit();
      return new TestKeys(pair, Files.writeString(file, pem(pair)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  /** The public half, as {@code RSA_PUBLIC_KEY} takes it. */
  String publicHalf() {
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }
}
