package com.claresia.hub.adapters.telemetry.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A client's key with a self-signed certificate, made with the JDK's keytool.
 *
 * @param directory where the files lie
 */
record ClientCertificate(Path directory) {
  static final String PASSPHRASE = "a passphrase of the tests";

  static ClientCertificate make(Path directory, String name) {
    ClientCertificate made = new ClientCertificate(directory);
    try {
      Files.writeString(made.passphraseFile(), PASSPHRASE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    made.keytool(
        List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + name));
    made.keytool(List.of("-exportcert", "-rfc", "-file", made.certificate().toString()));
    return made;
  }

  Path keyStore() {
    return directory.resolve("client.p12");
  }

  Path passphraseFile() {
    return directory.resolve("client.passphrase");
  }

  Path certificate() {
    return directory.resolve("client.pem");
  }

  private void keytool(List<String> what) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(what);
    command.addAll(List.of("-alias", "own", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", keyStore().toString()));
    command.addAll(List.of("-storepass:file", passphraseFile().toString()));
    ChildProcess.run(command);
  }
}
