package com.claresia.hub.verifier;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.Parsed;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The public keys that are trusted. */
final class KeyOptions {
  @Option(
      names = "--log-public-key",
      paramLabel = "FILE",
      description =
          "Public key of the log: PEM, or a verifier key as 'hub tenant add' prints it."
              + " Repeatable (rotation). Without it the log's signatures are not checked.")
  List<Path> logKeys = List.of();

  @Option(
      names = "--cosign-public-key",
      paramLabel = "FILE",
      description =
          "Public key of a witness: PEM or a verifier key. Repeatable."
              + " Without it cosignatures are not checked.")
  List<Path> witnessKeys = List.of();

  List<NoteVerifier> logVerifiers() {
    return logKeys.stream().map(file -> verifier(file, "--log-public-key")).toList();
  }

  List<NoteVerifier> witnessVerifiers() {
    return witnessKeys.stream().map(file -> verifier(file, "--cosign-public-key")).toList();
  }

  private static NoteVerifier verifier(Path file, String option) {
    return switch (LocalLogKeys.parseVerifier(Inputs.text(option, file))) {
      case Parsed.Valid<NoteVerifier>(NoteVerifier verifier) -> verifier;
      case Parsed.Malformed<NoteVerifier>(String reason) ->
          throw new UsageProblem(option + ": " + file + " holds no public key: " + reason);
    };
  }
}
