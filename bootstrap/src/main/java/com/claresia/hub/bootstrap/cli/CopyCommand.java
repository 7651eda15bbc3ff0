package com.claresia.hub.bootstrap.cli;

import com.claresia.hub.application.copy.CopyLog;
import com.claresia.hub.application.copy.CopyRequest;
import com.claresia.hub.application.copy.CopyResult;
import com.claresia.hub.bootstrap.terminal.Terminal;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.VerificationTerms;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Moves a tenant's log from one store to another. */
@Command(
    name = "copy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Copy a tenant's log to another store: every record, hash and checkpoint is the same bytes"
          + " there, so that every proof verifies as before. Records whose content was erased stay"
          + " what they are: place, id and hash.",
      "",
      "The source is verified first and only read; the target is read back and compared. What is"
          + " copied is what the source has at the start; run it again for what came since, and for"
          + " what was erased since. It can be stopped at any time (Ctrl-C, kill): the same command"
          + " goes on where the target's log ends.",
      "",
      "The target has to be migrated. The tenant has to be there under the same policy, or it is"
          + " added where --to-config names the owner's login. Let no Hub serve it from the target"
          + " before the copy is done; its log keys and its name stay the same."
    },
    exitCodeListHeading = "%nExit status%n",
    exitCodeList = {
      "0:the target has the whole log, read back and found equal",
      "1:findings: a record of the source was altered or is missing, or the copy is not equal",
      "2:usage or environment: another log is there, a store does not answer; copy again goes on",
    },
    footerHeading = "%nSecrets%n",
    footer = {
      "  Put no password into --from or --to, where every user of the machine can",
      "  read it: use --from-file and --to-file, PGPASSFILE, a key file named in the",
      "  DSN, or configurations whose secrets are in files. Variables of the",
      "  environment go above both configurations.",
      "",
      "Examples",
      "  ./hub copy --from-config hub.yaml --to-config snowflake.yaml \\",
      "      --tenant dainese --dry-run",
      "  ./hub copy --from-config hub.yaml --to-config snowflake.yaml \\",
      "      --tenant dainese --log-public-key log.pub",
      "  ./hub copy --from postgres://auditor@db/hub --to-file snowflake.dsn \\",
      "      --tenant dainese -o json",
    })
final class CopyCommand implements Callable<Integer> {
  /** How many ranges of the source are verified at once. */
  static final int JOBS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final CopySourceOptions source = new CopySourceOptions();

  @Mixin private final CopyTargetOptions target = new CopyTargetOptions();

  @Option(names = "--tenant", paramLabel = "NAME", required = true, description = "Whose log.")
  private String tenant = "";

  @Option(
      names = "--log-public-key",
      paramLabel = "FILE",
      description =
          "Public key of the log, as 'hub tenant add' prints it. Repeatable (rotation). Without it"
              + " the signatures of the source's checkpoints are not checked.")
  private List<Path> logKeys = List.of();

  @Option(names = "--dry-run", description = "Verify the source, say what there is to copy, stop.")
  private boolean dryRun;

  @Mixin private final ReportingOptions options = new ReportingOptions();

  CopyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CopyRequest request = request();
    Terminal terminal = options.terminal(surroundings);
    try (CopyEnd from = source.open();
        CopyEnd to = target.open()) {
      Optional<String> obstacle =
          CopiedTenant.obstacle(
              request.tenant(),
              from,
              to,
              dryRun ? CopiedTenant.Adding.LATER : CopiedTenant.Adding.NOW);
      if (obstacle.isPresent()) {
        terminal.say("hub: " + obstacle.get());
        return ExitStatus.USAGE;
      }
      return report(terminal, copy(request, from, to, new CopyBar(terminal)));
    }
  }

  private CopyRequest request() {
    if (!TenantId.isValid(tenant)) {
      throw new ParameterException(
          spec.commandLine(), "--tenant: a tenant is a DNS label, such as dainese");
    }
    VerificationTerms terms =
        VerificationTerms.of(new TenantId(tenant), Instant.now())
            .withLogKeys(new PublicKeyFiles(spec.commandLine()).read(logKeys));
    return new CopyRequest(terms, JOBS, new SecureRandom().nextLong());
  }

  private CopyResult copy(CopyRequest request, CopyEnd from, CopyEnd to, CopyBar bar) {
    CopyLog log = new CopyLog(from.store(), to.store(), UUID::randomUUID);
    return dryRun ? log.check(request, bar) : log.copy(request, bar);
  }

  private int report(Terminal terminal, CopyResult result) {
    if (options.json()) {
      terminal.data(CopyJson.of(result));
    } else {
      new CopyReport(terminal).write(result);
    }
    return switch (result) {
      case CopyResult.Copied copied -> ExitStatus.OK;
      case CopyResult.Ready ready -> ExitStatus.OK;
      case CopyResult.SourceUnsound unsound -> ExitStatus.FINDINGS;
      case CopyResult.CopyUnequal unequal -> ExitStatus.FINDINGS;
      case CopyResult.AnotherLog another -> ExitStatus.USAGE;
      case CopyResult.TargetAhead ahead -> ExitStatus.USAGE;
      case CopyResult.OtherWriter other -> ExitStatus.USAGE;
    };
  }
}
