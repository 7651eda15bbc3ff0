package com.claresia.hub.verifier;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.provenance.Parsed;
import com.claresia.hub.domain.provenance.TrustedKey;
import com.claresia.hub.domain.provenance.VerifierKey;
import com.claresia.hub.domain.verification.Witnesses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
          "Public key of the control plane, which cosigns: PEM or a verifier key. Repeatable"
              + " (rotation). Without it, and without --witness, cosignatures are not checked.")
  List<Path> cosignKeys = List.of();

  @Option(
      names = "--witness",
      paramLabel = "FILE",
      description =
          "Public key of a further witness: PEM or a verifier key. Repeatable; verifier keys of one"
              + " name are one witness.")
  List<Path> witnessKeys = List.of();

  @Option(
      names = "--witnesses",
      paramLabel = "N",
      description =
          "How many witnesses have to have cosigned. All of --cosign-public-key count as one, each"
              + " --witness as one more; default: every one of them.")
  Optional<Integer> needed = Optional.empty();

  List<NoteVerifier> logVerifiers() {
    return logKeys.stream().map(file -> verifier(file, "--log-public-key")).toList();
  }

  Witnesses witnesses() {
    Map<String, List<NoteVerifier>> byName = new LinkedHashMap<>();
    cosignKeys.forEach(file -> add(byName, "", verifier(file, "--cosign-public-key")));
    for (Path file : witnessKeys) {
      NoteVerifier key = verifier(file, "--witness");
      add(byName, name(key.key()), key);
    }
    List<List<NoteVerifier>> witnesses = List.copyOf(byName.values());
    return new Witnesses(witnesses, needed(witnesses.size()));
  }

  private int needed(int given) {
    int asked = needed.orElse(given);
    if (needed.isPresent() && (asked < 1 || asked > given)) {
      throw new UsageProblem(
          given == 0
              ? "--witnesses: whose? Give their keys: --cosign-public-key, --witness"
              : "--witnesses: give 1 to " + given + ", as many as there are keys of");
    }
    return asked;
  }

  private static String name(TrustedKey key) {
    return switch (key) {
      case TrustedKey.Bound(VerifierKey bound) -> bound.name();
      case TrustedKey.Bare bare -> bare.describe();
    };
  }

  /** One key under two names would let one witness count as two. */
  private static void add(Map<String, List<NoteVerifier>> byName, String name, NoteVerifier key) {
    boolean known =
        byName.values().stream()
            .flatMap(List::stream)
            .anyMatch(k -> Arrays.equals(k.key().publicKey(), key.key().publicKey()));
    if (known) {
      throw new UsageProblem("one public key is given twice: " + key.key().describe());
    }
    byName.computeIfAbsent(name, n -> new ArrayList<>()).add(key);
  }

  private static NoteVerifier verifier(Path file, String option) {
    return switch (LocalLogKeys.parseVerifier(Inputs.text(option, file))) {
      case Parsed.Valid<NoteVerifier>(NoteVerifier verifier) -> verifier;
      case Parsed.Malformed<NoteVerifier>(String reason) ->
          throw new UsageProblem(option + ": " + file + " holds no public key: " + reason);
    };
  }
}
