package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads the log's public keys that {@code --log-public-key} names. */
final class PublicKeyFiles {
  private final CommandLine command;

  PublicKeyFiles(CommandLine command) {
    this.command = command;
  }

  /**
   * The keys in these files: verifier keys (C2SP signed-note) or PEM.
   *
   * @throws ParameterException naming the first that holds none
   */
  List<NoteVerifier> read(List<Path> files) {
    return files.stream().map(this::read).toList();
  }

  private NoteVerifier read(Path file) {
    try {
      return switch (LocalLogKeys.parseVerifier(Files.readString(file))) {
        case Parsed.Valid<NoteVerifier>(NoteVerifier key) -> key;
        case Parsed.Malformed<NoteVerifier>(String reason) ->
            throw unusable(file + " holds no public key: " + reason);
      };
    } catch (IOException e) {
      throw unusable("there is no readable file " + file);
    }
  }

  private ParameterException unusable(String reason) {
    return new ParameterException(command, "--log-public-key: " + reason);
  }
}
