package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.port.EgressLedger;
import com.claresia.hub.application.port.EgressLedger.Fate;
import com.claresia.hub.application.port.EgressLedger.Sent;
import com.claresia.hub.bootstrap.Telemetry;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.terminal.Terminal;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.TenantId;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what left, byte for byte. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Write what the control plane received of a tenant to standard output, byte for byte as it was"
          + " before compression, in the order in which it left: lines of entries, and checkpoints"
          + " with their proofs. Bodies to which no answer came may have arrived, and are among them;"
          + " those for which there was no connection are not.",
      "With -o json instead one line about each body: when it left, to what, how long it was, its"
          + " SHA-256, and what became of it (accepted, refused, unknown, or not_sent)."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub egress replay --tenant dainese --config hub.yaml",
      "  ./hub egress replay --tenant dainese --config hub.yaml | grep -c envelope",
      "  ./hub egress replay --tenant dainese --config hub.yaml -o json",
    })
final class EgressReplayCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final CommonOptions options = new CommonOptions();

  @Option(names = "--tenant", paramLabel = "NAME", required = true, description = "Whose.")
  private String tenant = "";

  EgressReplayCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (!TenantId.isValid(tenant)) {
      throw new ParameterException(
          spec.commandLine(), "--tenant: a tenant is a DNS label, such as dainese");
    }
    HubSettings settings = options.load().orThrow();
    Terminal terminal = surroundings.terminal(options);
    try (EgressLedger ledger = Telemetry.ledger(settings)) {
      ledger.replay(new TenantId(tenant), sent -> show(sent, terminal));
    }
    return ExitStatus.OK;
  }

  private void show(Sent sent, Terminal terminal) {
    if (options.json()) {
      terminal.data(about(sent));
    } else if (sent.fate() != Fate.NOT_SENT) {
      terminal.data(sent.body());
    }
  }

  private static String about(Sent sent) {
    return Json.createObjectBuilder()
        .add("sent_at", sent.sentAt().toString())
        .add("kind", word(sent.kind()))
        .add("fate", word(sent.fate()))
        .add("bytes", sent.body().length)
        .add("sha256", Hash.sha256(sent.body()).hex())
        .add("lines", new String(sent.body(), StandardCharsets.UTF_8).lines().count())
        .build()
        .toString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
