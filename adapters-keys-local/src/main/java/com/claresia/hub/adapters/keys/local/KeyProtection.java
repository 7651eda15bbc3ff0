package com.claresia.hub.adapters.keys.local;

import java.nio.file.Path;

/** Where the passphrase of the key files comes from; itself it stands in no setting. */
public sealed interface KeyProtection {

  /** The passphrase is in the environment variable of this name. */
  record Variable(String name) implements KeyProtection {}

  /** The passphrase is the first line of this file. */
  record PassphraseFile(Path file) implements KeyProtection {}

  /** Key files are not encrypted. For development only. */
  record NoneForDevelopment() implements KeyProtection {}
}
