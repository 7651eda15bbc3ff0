package com.claresia.hub.controlplane.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A self-signed server certificate for development, made once: the JDK's keytool makes it.
 *
 * @param keystore PKCS#12 file
 * @param passphrase file with its passphrase
 * @param certificate PEM file, for clients to trust
 */
record DevelopmentCertificate(Path keystore, Path passphrase, Path certificate) {
  private static final int PASSPHRASE_BYTES = 24;

  /** The one in this directory. */
  static DevelopmentCertificate in(Path directory) {
    DevelopmentCertificate files =
        new DevelopmentCertificate(
            directory.resolve("server.p12"),
            directory.resolve("server-passphrase"),
            directory.resolve("server.pem"));
    try {
      if (Files.notExists(files.certificate())) {
        files.make();
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a certificate in " + directory, e);
    }
  }

  private void make() throws IOException {
    Files.deleteIfExists(keystore);
    Files.deleteIfExists(passphrase);
    byte[] random = new byte[PASSPHRASE_BYTES];
    new SecureRandom().nextBytes(random);
    Files.createFile(
        passphrase,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passphrase, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    keytool(
        List.of(
            "-genkeypair",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            "825",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1"));
    keytool(List.of("-exportcert", "-rfc", "-file", certificate.toString()));
  }

  private void keytool(List<String> what) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(what);
    command.addAll(
        List.of("-alias", "server", "-storetype", "PKCS12", "-keystore", keystore.toString()));
    command.addAll(List.of("-storepass:file", passphrase.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectInput(Redirect.PIPE).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
