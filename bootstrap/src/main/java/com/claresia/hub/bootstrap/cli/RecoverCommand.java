package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.application.append.BatchedRandom;
import com.claresia.hub.application.append.PrepareRecord;
import com.claresia.hub.application.port.InvalidSettings;
import com.claresia.hub.application.port.InvalidSettings.Problem;
import com.claresia.hub.application.recover.RecoverLog;
import com.claresia.hub.application.recover.RecoverRequest;
import com.claresia.hub.application.recover.RecoverResult;
import com.claresia.hub.bootstrap.OpenStorage;
import com.claresia.hub.bootstrap.ServingSettings;
import com.claresia.hub.bootstrap.Telemetry;
import com.claresia.hub.bootstrap.settings.HubSettings;
import com.claresia.hub.bootstrap.settings.TelemetrySettings;
import com.claresia.hub.bootstrap.terminal.Ink;
import com.claresia.hub.bootstrap.terminal.Terminal;
import com.claresia.hub.domain.provenance.NoteVerifier;
import com.claresia.hub.domain.tenancy.TenantId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets a log go on after a restore that lost records. */
@Command(
    name = "recover",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "After a store was put back to an earlier state: fetch from the control plane the hashes of"
          + " the records that are lost, put them in their places as leaves without content, and"
          + " record in the log that they were lost. Every proof given before stays valid, and the"
          + " Hub writes again. The records themselves do not come back: they stay findings of every"
          + " verification.",
      "",
      "The control plane is believed only as far as its hashes lead to a checkpoint that this log"
          + " signed and a known key cosigned; otherwise nothing is written. It can be stopped at any"
          + " time and run again. Stop the Hubs that serve the tenant before."
    },
    exitCodeListHeading = "%nExit status%n",
    exitCodeList = {
      "0:recovered, or nothing was lost",
      "1:the store's log is another than the one that was acknowledged, or it cannot be trusted",
      "2:usage or environment: no control plane in the settings, or it does not answer",
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./hub recover --tenant dainese --config hub.yaml --dry-run",
      "  ./hub recover --tenant dainese --config hub.yaml",
      "  ./hub recover --tenant dainese --config hub.yaml --log-public-key old.pub",
    })
final class RecoverCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final CommonOptions options = new CommonOptions();

  @Option(names = "--tenant", paramLabel = "NAME", required = true, description = "Whose log.")
  private String tenant = "";

  @Option(
      names = "--log-public-key",
      paramLabel = "FILE",
      description =
          "Public key of the log that was retired, as 'hub tenant add' printed it: needed where the"
              + " checkpoint that the control plane gives back was signed by no present key."
              + " Repeatable.")
  private List<Path> retiredKeys = List.of();

  @Option(names = "--dry-run", description = "Say what is lost, and write nothing.")
  private boolean dryRun;

  RecoverCommand(Surroundings surroundings) {
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
    try (Telemetry telemetry = Telemetry.of(settings).orElseThrow(RecoverCommand::noControlPlane);
        OpenStorage storage = OpenStorage.of(settings)) {
      RecoverLog recovery =
          new RecoverLog(
              storage.store(), telemetry.controlPlane(), preparation(), UUID::randomUUID);
      RecoverRequest request =
          new RecoverRequest(new TenantId(tenant), logKeys(settings), telemetry.cosigners());
      RecoverResult result =
          dryRun
              ? recovery.check(request)
              : recovery.recover(
                  request,
                  done ->
                      terminal.progress(
                          terminal.inked(Ink.DIM, " recovering: %,d hashes".formatted(done))));
      return new RecoverReport(terminal, options.output).write(result);
    }
  }

  private static PrepareRecord preparation() {
    return new PrepareRecord(Clock.systemUTC(), new BatchedRandom(new SecureRandom()));
  }

  private static InvalidSettings noControlPlane() {
    return new InvalidSettings(
        List.of(
            new Problem(
                TelemetrySettings.URL,
                "it is not set",
                "name the control plane, from which the hashes come back")));
  }

  private List<NoteVerifier> logKeys(HubSettings settings) {
    LocalLogKeys keys =
        LocalLogKeys.open(
            settings.keysDirectory(), ServingSettings.keyProtection(settings), new SecureRandom());
    List<NoteVerifier> all = new ArrayList<>(keys.verifiers(new TenantId(tenant)));
    all.addAll(new PublicKeyFiles(spec.commandLine()).read(retiredKeys));
    if (all.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--log-public-key: there is no key of this log in hub.keys.dir");
    }
    return all;
  }
}
