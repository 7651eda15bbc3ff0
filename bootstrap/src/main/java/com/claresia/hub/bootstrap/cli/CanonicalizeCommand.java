package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.bootstrap.terminal.Ink;
import com.claresia.hub.bootstrap.terminal.Terminal;
import com.claresia.hub.domain.canonical.CanonicalJson;
import com.claresia.hub.domain.canonical.Canonicalization;
import com.claresia.hub.domain.canonical.Profile;
import com.claresia.hub.domain.canonical.Violation;
import com.claresia.hub.domain.provenance.Hash;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what exactly is hashed. */
@Command(
    name = "canonicalize",
    mixinStandardHelpOptions = true,
    description = {
      "Bring one JSON text into canonical form (RFC 8785): what exactly is hashed.",
      "Exactly those bytes go to standard output, no newline added. Exit status 1: the text has no"
          + " canonical form."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub canonicalize record.json",
      "  ./hub canonicalize --hash record.json",
      "  echo '{\"b\":2, \"a\":1.0}' | ./hub canonicalize",
      "  ./hub canonicalize record.json | sha256sum     the same as --hash",
    })
final class CanonicalizeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final CommonOptions options = new CommonOptions();

  @Option(names = "--hash", description = "Write the SHA-256 of the canonical form instead.")
  private boolean hash;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Default: standard input.")
  private Optional<Path> file = Optional.empty();

  CanonicalizeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = surroundings.terminal(options);
    if (file.isPresent() && !Files.isReadable(file.get())) {
      terminal.say("hub: there is no readable file " + file.get());
      return ExitStatus.USAGE;
    }
    byte[] text =
        file.isPresent() ? Files.readAllBytes(file.get()) : surroundings.input().readAllBytes();
    return switch (CanonicalJson.canonicalize(text, Profile.RFC8785)) {
      case Canonicalization.Canonical canonical -> write(terminal, canonical.document().bytes());
      case Canonicalization.NotJson not ->
          refuse(terminal, List.of("not JSON, at byte " + not.offset() + ": " + not.detail()));
      case Canonicalization.Refused refused ->
          refuse(
              terminal, refused.violations().stream().map(CanonicalizeCommand::describe).toList());
    };
  }

  private int write(Terminal terminal, byte[] canonical) {
    String sha256 = Hash.sha256(canonical).toString();
    if (options.json()) {
      terminal.data(
          Json.createObjectBuilder()
              .add("sha256", sha256)
              .add("bytes", canonical.length)
              .build()
              .toString());
    } else if (hash) {
      terminal.data(sha256);
    } else {
      terminal.data(canonical);
    }
    return ExitStatus.OK;
  }

  private static int refuse(Terminal terminal, List<String> reasons) {
    terminal.say(terminal.inked(Ink.BAD, "no canonical form"));
    reasons.forEach(reason -> terminal.say("  " + reason));
    return ExitStatus.FINDINGS;
  }

  private static String describe(Violation violation) {
    String where = violation.pointer().isEmpty() ? "the whole text" : violation.pointer();
    return where + ": " + violation.detail();
  }
}
