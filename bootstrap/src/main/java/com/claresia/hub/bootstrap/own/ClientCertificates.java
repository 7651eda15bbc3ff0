package com.claresia.hub.bootstrap.own;

import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Clients' keys with self-signed certificates, one for each tenant in one key store, as a customer
 * issues them; the JDK's keytool makes them.
 *
 * @param directory where the files lie
 */
public record ClientCertificates(Path directory) {
  private static final int PASSPHRASE_BYTES = 24;

  /** Makes them in a directory that is there. */
  public static ClientCertificates make(Path directory, List<TenantId> tenants) {
    ClientCertificates made = new ClientCertificates(directory);
    try {
      made.writePassphrase();
      for (TenantId tenant : tenants) {
        made.make(tenant);
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make certificates in " + directory, e);
    }
  }

  /** PKCS#12, an entry for each tenant. */
  public Path keyStore() {
    return directory.resolve("clients.p12");
  }

  /** The file with its passphrase. */
  public Path passphrase() {
    return directory.resolve("clients.passphrase");
  }

  /** A tenant's certificate in PEM, to be registered. */
  public Path certificate(TenantId tenant) {
    return directory.resolve(tenant + ".pem");
  }

  private void writePassphrase() throws IOException {
    byte[] random = new byte[PASSPHRASE_BYTES];
    new SecureRandom().nextBytes(random);
    Files.createFile(
        passphrase(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passphrase(), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  private void make(TenantId tenant) throws IOException {
    keytool(
        tenant,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-validity",
        "30",
        "-dname",
        "CN=" + tenant);
    keytool(tenant, "-exportcert", "-rfc", "-file", certificate(tenant).toString());
  }

  private void keytool(TenantId tenant, String... what) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(what));
    command.addAll(List.of("-alias", tenant.value(), "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", keyStore().toString()));
    command.addAll(List.of("-storepass:file", passphrase().toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
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
