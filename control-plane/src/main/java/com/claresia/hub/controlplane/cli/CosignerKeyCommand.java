package com.claresia.hub.controlplane.cli;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.controlplane.witness.CosignerKey;
import com.claresia.hub.controlplane.witness.CosignerKeys;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be done with the witness's keys. */
@Command(
    name = "cosigner-key",
    mixinStandardHelpOptions = true,
    description = {
      "Add, list and retire the keys that cosign.",
      "Every key whose time it is signs, so that a new one can be made known before the old one stops."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub control-plane cosigner-key add --name witness.claresia.com/w1 --key-passphrase-file keys.pw",
      "  ./hub control-plane cosigner-key retire 1a2b3c4d --at 2027-01-01T00:00:00Z",
    })
final class CosignerKeyCommand {
  private CosignerKeyCommand() {}

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Make a key; prints its verifier key and its PEM.",
      footerHeading = "%nExamples%n",
      footer =
          "  ./hub control-plane cosigner-key add --name witness.claresia.com/w1 --from 2027-01-01T00:00:00Z")
  int add(
      @Mixin StoreOptions store,
      @Mixin KeyOptions keys,
      @Mixin Printed printed,
      @Option(
              names = "--name",
              required = true,
              paramLabel = "NAME",
              description = "A URL without its scheme.")
          String name,
      @Option(
              names = "--from",
              paramLabel = "TIME",
              description = "Signs from then on; now otherwise.")
          Optional<OffsetDateTime> from) {
    CosignerKeys cosigners = keys.open(store);
    Instant now = Clock.systemUTC().instant();
    Instant validFrom = from.map(OffsetDateTime::toInstant).orElse(now);
    if (validFrom.isBefore(now)) {
      throw new IllegalArgumentException("--from is past: a key signs from now on, or later");
    }
    try (OpenStore open = store.open()) {
      print(printed, open.asOwner(owner -> cosigners.add(owner, name, validFrom)));
    }
    return ExitStatus.OK;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List all keys, past ones too.",
      footerHeading = "%nExamples%n",
      footer = "  ./hub control-plane cosigner-key list -o json")
  int list(@Mixin StoreOptions store, @Mixin Printed printed) {
    try (OpenStore open = store.open()) {
      open.asOwner(owner -> owner.inTransaction(CosignerKeys::all))
          .forEach(key -> print(printed, key));
    }
    return ExitStatus.OK;
  }

  @Command(
      name = "retire",
      mixinStandardHelpOptions = true,
      description =
          "End a key's time, for good: it can only be ended earlier. Past cosignatures stay good.",
      footerHeading = "%nExamples%n",
      footer = "  ./hub control-plane cosigner-key retire 1a2b3c4d --at 2027-01-01T00:00:00Z")
  int retire(
      @Mixin StoreOptions store,
      @Mixin Printed printed,
      @Parameters(paramLabel = "KEYID", description = "Eight hex digits of its verifier key.")
          String id,
      @Option(names = "--at", paramLabel = "TIME", description = "Stops then; now otherwise.")
          Optional<OffsetDateTime> at) {
    Instant until = at.map(OffsetDateTime::toInstant).orElseGet(Clock.systemUTC()::instant);
    try (OpenStore open = store.open()) {
      Optional<Instant> ends = open.asOwner(owner -> CosignerKeys.retire(owner, id, until));
      if (ends.isPresent()) {
        printed.say("cosigner key " + id + " signs until " + ends.get());
        return ExitStatus.OK;
      }
      printed.say("control-plane: refused: there is no cosigner key " + id);
      return ExitStatus.FINDINGS;
    }
  }

  private static void print(Printed printed, CosignerKey key) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", key.id())
            .add("verifier_key", key.key().format())
            .add("pem", LocalLogKeys.pem(key.key()))
            .add("valid_from", key.validFrom().toString());
    key.validUntil().ifPresent(until -> json.add("valid_until", until.toString()));
    printed.data(
        key.key().format()
            + "  from "
            + key.validFrom()
            + key.validUntil().map(until -> " until " + until).orElse("")
            + "\n"
            + LocalLogKeys.pem(key.key()).strip(),
        json.build());
  }
}
