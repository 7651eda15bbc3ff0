package com.claresia.hub.verifier;

import com.claresia.hub.domain.provenance.Parsed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks one proof, offline. */
@Command(
    name = "verify-proof",
    sortOptions = false,
    exitCodeOnExecutionException = ExitStatus.NOTHING_VERIFIED,
    description = {
      "Checks, offline, that a record stands in a signed log exactly as it is shown.",
      "FILE is what GET /v1/records/{id}/proof answers: its JSON, or its text form"
          + " (C2SP tlog-proof) with the record in a file of its own.",
    },
    exitCodeListHeading = "%nExit status%n",
    exitCodeList = {
      "0:nothing is refuted; what was not proven for want of a key is said",
      "1:something is refuted, or too few have cosigned yet (cosign_pending)",
      "2:usage or environment: nothing was verified",
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ${COMMAND-FULL-NAME} proof.json --log-public-key log.pub",
      "  ${COMMAND-FULL-NAME} 417.tlog-proof --record 417.json \\",
      "      --log-public-key log.pub --cosign-public-key cosign.pub",
    })
public final class VerifyProofCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The proof.")
  private Path file = Path.of("");

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "The record that a proof in text form is about, as JSON.")
  private Optional<Path> record = Optional.empty();

  @Mixin private KeyOptions keys = new KeyOptions();
  @Mixin private ReportOptions report = new ReportOptions();

  /** To be filled by picocli. */
  public VerifyProofCommand() {}

  @Override
  public Integer call() {
    return Attempt.of(spec, this::check);
  }

  private int check() {
    PresentedProof proof = read();
    List<Statement> statements = new ProofCheck(keys.logVerifiers(), keys.witnesses()).check(proof);
    PrintWriter out = spec.commandLine().getOut();
    switch (report.format) {
      case TEXT -> new ProofText(report.screen()).write(proof, statements, out);
      case JSON -> ProofReportJson.write(proof, statements, out);
    }
    out.flush();
    return switch (ProofVerdictName.of(statements)) {
      case PROVEN, CONSISTENT -> ExitStatus.NO_FINDINGS;
      case COSIGN_PENDING, REFUTED -> ExitStatus.FINDINGS;
    };
  }

  private PresentedProof read() {
    byte[] bytes = Inputs.bytes("FILE", file);
    if (!ProofFile.isText(bytes)) {
      return orRefuse(ProofFile.readJson(bytes));
    }
    Path beside =
        record.orElseThrow(
            () -> new UsageProblem("a proof in text form needs its record: --record FILE"));
    return orRefuse(ProofFile.readText(bytes, Inputs.bytes("--record", beside)));
  }

  private PresentedProof orRefuse(Parsed<PresentedProof> parsed) {
    return switch (parsed) {
      case Parsed.Valid<PresentedProof>(PresentedProof proof) -> proof;
      case Parsed.Malformed<PresentedProof>(String reason) ->
          throw new UsageProblem(file + " is no proof: " + Screen.plain(reason));
    };
  }
}
