package com.claresia.hub.bootstrap;

import com.claresia.hub.application.port.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an operator writes for {@code --config}: a Hub on one store, with an issuer of its own. */
public final class ConfigurationFile {
  private static final List<String> STORE =
      List.of(
          "dsn",
          "user",
          "password",
          "private-key-file",
          "owner-user",
          "owner-password",
          "owner-private-key-file",
          "owner-client",
          "owner-certificate-file",
          "index-directory",
          "budget",
          "admin-user",
          "admin-password",
          "admin-password-file");

  private ConfigurationFile() {}

  /**
   * Writes one.
   *
   * @param file to be written; log keys, their passphrase and the issuer's keys lie beside it
   * @param backend name of the store
   * @param storage as its adapter takes it
   * @param more settings by their keys
   */
  public static void write(
      Path file, String backend, StorageSettings storage, Map<String, String> more)
      throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.writeString(directory.resolve("passphrase"), "correct horse battery staple\n");
    Map<String, String> all = new TreeMap<>(more);
    all.put("hub.server.port", "0");
    all.put("hub.keys.dir", directory.resolve("keys").toString());
    all.put("hub.keys.passphrase-file", directory.resolve("passphrase").toString());
    all.put("hub.storage.backend", backend);
    for (String key : STORE) {
      storage.value(key).ifPresent(value -> all.put("hub.storage." + backend + "." + key, value));
    }
    all.put("mp.jwt.verify.issuer", LocalIssuer.ISSUER);
    all.put("mp.jwt.verify.audiences", LocalIssuer.AUDIENCE);
    all.put("mp.jwt.verify.publickey.location", directory.resolve("issuer.jwks").toString());
    Files.writeString(
        file,
        all.entrySet().stream()
            .map(entry -> entry.getKey() + ": \"" + entry.getValue() + "\"\n")
            .collect(Collectors.joining()));
  }
}
