package com.claresia.hub.emulators.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;

/** What tokens and addresses are signed with: kept with the state, so that they outlive it. */
final class StateKey {
  private static final int BYTES = 32;

  private StateKey() {}

  static byte[] of(Optional<Path> state) {
    return state.map(StateKey::kept).orElseGet(StateKey::random);
  }

  private static byte[] random() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  private static byte[] kept(Path directory) {
    Path file = directory.resolve("token.key");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(directory);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, random());
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the key in " + file, e);
    }
  }
}
