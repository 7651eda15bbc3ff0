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
  private static final String CONTROL_PLANE = "";

  @Option(
      names = "--log-public-key",
      paramLabel = "FILE",
      description =
          "Public key of the log: PEM, or a verifier key as 'hub tenant add' prints it."
              + " Repeatable (rotation). Without it the log's signatures are not checked.")
  List<Path> logKeys = List.of();

  @Option(
      names = "--cosign-public-key",
      paramLabel = "FILE[@FROM..UNTIL]",
      converter = KeyFile.Reader.class,
      description =
          "Public key of the control plane, which cosigns: PEM or a verifier key. Repeatable"
              + " (rotation). Without it, and without --witness, cosignatures are not checked. A"
              + " cosignature dated before FROM or after UNTIL fails: give the latter for a key"
              + " that was replaced, such as old.pub@..2026-05-03T08:15:30Z.")
  List<KeyFile> cosignKeys = List.of();

  @Option(
      names = "--witness",
      paramLabel = "FILE[@FROM..UNTIL]",
      converter = KeyFile.Reader.class,
      description =
          "Verifier key of a further witness. Repeatable; keys of one name are one witness, and one"
              + " with the control plane's name is the control plane. PEM, which has no name, will"
              + " do for the only witness.")
  List<KeyFile> witnessKeys = List.of();

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
    for (KeyFile file : cosignKeys) {
      add(byName, CONTROL_PLANE, witness(file, "--cosign-public-key"));
    }
    List<NoteVerifier> cosigners = List.copyOf(byName.getOrDefault(CONTROL_PLANE, List.of()));
    for (KeyFile file : witnessKeys) {
      NoteVerifier key = witness(file, "--witness");
      String name = name(file, key.key());
      boolean same = cosigners.stream().anyMatch(cosigner -> cosigner.key().isNamed(name));
      add(byName, same ? CONTROL_PLANE : name, key);
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

  // Two keys without a name could be one witness's, and what name a line bears is not signed.
  private String name(KeyFile file, TrustedKey key) {
    if (key instanceof TrustedKey.Bound(VerifierKey bound)) {
      return bound.name();
    }
    if (cosignKeys.size() + witnessKeys.size() > 1) {
      throw new UsageProblem(
          "--witness: "
              + file.file()
              + " does not say whose it is; of several witnesses give"
              + " verifier keys: name+id+base64");
    }
    return key.describe();
  }

  private static NoteVerifier witness(KeyFile file, String option) {
    return file.limit(verifier(file.file(), option));
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
