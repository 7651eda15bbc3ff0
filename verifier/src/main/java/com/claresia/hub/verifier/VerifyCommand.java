package com.claresia.hub.verifier;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.SeqRange;
import com.claresia.hub.application.verify.VerificationProgress;
import com.claresia.hub.application.verify.VerificationRequest;
import com.claresia.hub.application.verify.VerifyChain;
import com.claresia.hub.domain.tenancy.TenantId;
import com.claresia.hub.domain.verification.VerificationReport;
import com.claresia.hub.domain.verification.VerificationTerms;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies a tenant's whole log, from what is stored. */
@Command(
    name = "verify",
    sortOptions = false,
    exitCodeOnExecutionException = ExitStatus.NOTHING_VERIFIED,
    description = {
      "Proves that nothing in a tenant's log was altered, or names what was.",
      "Every record is hashed anew and the tree is rebuilt; nothing stored is believed but what"
          + " leads to a checkpoint signed by a key that is given.",
    },
    exitCodeListHeading = "%nExit status%n",
    exitCodeList = {
      "0:no findings",
      "1:findings",
      "2:usage or environment: nothing was verified",
    },
    footerHeading = "%nSecrets%n",
    footer = {
      "  Put no password into --dsn, where every user of the machine can read it.",
      "  Name a password file in PGPASSFILE, set PGPASSWORD, or put the whole DSN",
      "  into a file (--dsn-file). For Snowflake the DSN names the file of a key, and",
      "  PRIVATE_KEY_PASSPHRASE or private_key_file_pwd_file=… its passphrase.",
      "",
      "Examples",
      "  ${COMMAND-FULL-NAME} --dsn postgres://auditor@db/hub \\",
      "      --tenant dainese --log-public-key log.pub",
      "  ${COMMAND-FULL-NAME} --backend snowflake --tenant dainese --dsn \\",
      "      'snowflake://auditor@account/HUB/LOG?warehouse=WH&private_key_file=a.p8' \\",
      "      --log-public-key log.pub",
      "  ${COMMAND-FULL-NAME} --dsn-file dsn.txt --tenant dainese \\",
      "      --log-public-key log.pub --checkpoint /mnt/worm/checkpoints/dainese -o json",
      "  ${COMMAND-FULL-NAME} --dsn-file dsn.txt --tenant dainese \\",
      "      --log-public-key log.pub --cosign-public-key cosign.pub --max-age 24h",
      "  ${COMMAND-FULL-NAME} --dsn-file dsn.txt --tenant dainese \\",
      "      --log-public-key log.pub --cosign-public-key cosign.pub \\",
      "      --witness auditor.pub --witness union.pub --witnesses 2",
    })
public final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private StoreOptions store = new StoreOptions();

  @Option(names = "--tenant", paramLabel = "NAME", required = true, description = "Whose log.")
  private String tenant = "";

  @Mixin private KeyOptions keys = new KeyOptions();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "A checkpoint kept outside the store, or a folder of *.checkpoint files such as the"
              + " mirror's MIRROR/TENANT; the log has to extend it. Repeatable. It proves that no tail was cut off and no old state put back.")
  private List<Path> checkpoints = List.of();

  @Option(
      names = "--max-age",
      paramLabel = "AGE",
      converter = Ages.class,
      description = "How old the newest cosignature may be: 90s, 30m, 24h, 7d.")
  private Optional<Duration> maxAge = Optional.empty();

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "The moment to which ages refer, such as 2026-05-03T08:15:30Z; default: now.")
  private Instant asOf = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Option(
      names = "--from-seq",
      paramLabel = "N",
      description = "First place whose content is hashed; default: 0.")
  private long from;

  @Option(
      names = "--to-seq",
      paramLabel = "M",
      description = "Place before which to stop; default: the end.")
  private long to = Long.MAX_VALUE;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "How many ranges are read at once, each on its connection; default: as many as there are"
              + " processors, at most 4.")
  private int jobs = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

  @Mixin private ReportOptions report = new ReportOptions();

  /** To be filled by picocli. */
  public VerifyCommand() {}

  @Override
  public Integer call() {
    return Attempt.of(spec, this::verify);
  }

  private int verify() {
    VerificationRequest request = request();
    try (HubStore opened = store.open(jobs)) {
      requireKnown(opened, request);
      VerificationReport result = verify(opened, request);
      VerifiedLog log =
          new VerifiedLog(store.backend, asOf, from, Math.min(to, result.size()), result);
      write(log);
      return log.exitStatus();
    }
  }

  private VerificationRequest request() {
    if (!TenantId.isValid(tenant)) {
      throw new UsageProblem("--tenant: a tenant is a DNS label, such as dainese");
    }
    if (from < 0 || to <= from) {
      throw new UsageProblem("--from-seq and --to-seq: give 0 <= N < M");
    }
    if (jobs < 1 || jobs > 64) {
      throw new UsageProblem("--jobs: give 1 to 64");
    }
    return new VerificationRequest(
        terms(),
        new CheckpointFiles(checkpoints, new TenantId(tenant)),
        new SeqRange(from, to),
        jobs,
        new SecureRandom().nextLong());
  }

  private VerificationTerms terms() {
    VerificationTerms terms =
        VerificationTerms.of(new TenantId(tenant), asOf)
            .withLogKeys(keys.logVerifiers())
            .withWitnesses(keys.witnesses());
    return maxAge.map(terms::withMaxAge).orElse(terms);
  }

  /** A log of which there is no trace is a misspelt name, unless a checkpoint says otherwise. */
  private void requireKnown(HubStore opened, VerificationRequest request) {
    TenantId id = request.terms().tenant();
    boolean known =
        opened.extent(id) > 0
            || !checkpoints.isEmpty()
            || opened.latestCheckpoint(id).isPresent()
            || opened.tenants().of(id).isPresent();
    if (!known) {
      throw new UsageProblem("--tenant: there is no log of " + id + " that this user may read");
    }
  }

  private VerificationReport verify(HubStore opened, VerificationRequest request) {
    VerifyChain chain = new VerifyChain(opened);
    if (!Screen.showsProgress()) {
      return chain.verify(request, VerificationProgress.silent());
    }
    ProgressBar bar = new ProgressBar(spec.commandLine().getErr());
    try {
      return chain.verify(request, bar::show);
    } finally {
      bar.clear();
    }
  }

  private void write(VerifiedLog log) {
    PrintWriter out = spec.commandLine().getOut();
    switch (report.format) {
      case TEXT -> new VerificationText(report.screen(), out).write(log);
      case JSON -> VerificationJson.write(log, out);
    }
    out.flush();
  }
}
