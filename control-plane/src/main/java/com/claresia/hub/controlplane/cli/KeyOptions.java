package com.claresia.hub.controlplane.cli;

import com.claresia.hub.adapters.keys.local.KeyProtection;
import com.claresia.hub.controlplane.witness.CosignerKeys;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the private halves of the cosigner keys lie. */
final class KeyOptions {
  @Option(
      names = "--keys",
      paramLabel = "DIR",
      defaultValue = "${env:CONTROL_PLANE_KEYS}",
      description = "Directory of the cosigner keys; DATA/keys where it is not given.")
  private Optional<Path> directory = Optional.empty();

  @Option(
      names = "--key-passphrase-file",
      paramLabel = "FILE",
      defaultValue = "${env:CONTROL_PLANE_KEY_PASSPHRASE_FILE}",
      description = "File with their passphrase.")
  private Optional<Path> passphraseFile = Optional.empty();

  @Option(
      names = "--key-passphrase-env",
      paramLabel = "NAME",
      description = "Environment variable with their passphrase.")
  private Optional<String> passphraseVariable = Optional.empty();

  @Option(names = "--keys-unprotected", description = "They have no passphrase: for development.")
  private boolean unprotected;

  /** The keys, protected as the options say. */
  CosignerKeys open(StoreOptions store) {
    return CosignerKeys.in(directory(store), protection());
  }

  /** The keys of a development set-up, which have no passphrase. */
  CosignerKeys openForDevelopment(StoreOptions store) {
    return CosignerKeys.in(directory(store), new KeyProtection.NoneForDevelopment());
  }

  private Path directory(StoreOptions store) {
    return directory.orElseGet(() -> store.data().resolve("keys"));
  }

  private KeyProtection protection() {
    return passphraseFile
        .<KeyProtection>map(KeyProtection.PassphraseFile::new)
        .or(() -> passphraseVariable.map(KeyProtection.Variable::new))
        .or(() ->
            Optional.<KeyProtection>of(new KeyProtection.NoneForDevelopment())
                .filter(none -> unprotected))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "name the passphrase of the cosigner keys: --key-passphrase-file or"
                    + " --key-passphrase-env (or, for development, --keys-unprotected)"));
  }
}
