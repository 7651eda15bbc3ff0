package com.claresia.hub.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Exit 2, one line that says why, no secret in it. */
class WhatCannotBeVerifiedTest {
  @TempDir static Path folder;
  static LogOnPostgres log;

  @BeforeAll
  static void fillLog() {
    log = new LogOnPostgres(folder);
  }

  @AfterAll
  static void closeLog() {
    log.close();
  }

  @BeforeEach
  void rightDsn() {
    log.useServiceLogin();
  }

  private static void assertNothingVerified(CommandRun run, String why) {
    assertThat(run.status()).as(run.out()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(why).doesNotContain("s3cret").doesNotContain("only-for-tests");
  }

  @Test
  void aWrongPassword() throws IOException {
    Files.writeString(log.dsnFile(), log.dsn("verifier_service", "s3cret"));
    assertNothingVerified(log.verify(), "login was refused");
  }

  @Test
  void aServerThatIsNotThere() throws IOException {
    Files.writeString(log.dsnFile(), "postgres://u:s3cret@127.0.0.1:1/hub");
    assertNothingVerified(log.verify(), "connect");
  }

  @Test
  void anUnknownTenant() {
    CommandRun run =
        CommandRun.of("verify", "--dsn-file", log.dsnFile().toString(), "--tenant", "nobody");
    assertNothingVerified(run, "there is no log of nobody");
  }

  @Test
  void aTextThatIsNoDsn() throws IOException {
    Files.writeString(log.dsnFile(), "s3cret");
    assertNothingVerified(log.verify(), "DSN");
  }

  @Test
  void noDsnAtAll() {
    assertNothingVerified(CommandRun.of("verify", "--tenant", "dainese"), "--dsn or --dsn-file");
  }

  @Test
  void badOptions() {
    assertNothingVerified(log.verify("--jobs", "0"), "--jobs");
    assertNothingVerified(log.verify("--max-age", "soon"), "--max-age");
    assertNothingVerified(log.verify("--as-of", "yesterday"), "--as-of");
    assertNothingVerified(log.verify("--from-seq", "9", "--to-seq", "9"), "--from-seq");
    assertNothingVerified(log.verify("--format", "xml"), "--format");
    assertNothingVerified(
        CommandRun.of("verify", "--backend", "paper", "--tenant", "t", "--dsn", "d"), "postgres");
    assertNothingVerified(log.verify("--pasword=s3cret"), "there is no option --pasword");
    assertNothingVerified(log.verify("postgres://u:s3cret@h/db"), "an argument too many");
  }

  @Test
  void aFailureOfTheProcessIsNoFinding() {
    CommandLine verify = VerifierCommand.commandLine().getSubcommands().get("verify");
    StringWriter err = new StringWriter();
    verify.setErr(new PrintWriter(err));
    IntSupplier command =
        () -> {
          throw new OutOfMemoryError("Java heap space");
        };
    assertThat(Attempt.of(verify.getCommandSpec(), command)).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().contains("memory");
    assertThat(verify.getCommandSpec().exitCodeOnExecutionException()).isEqualTo(2);
  }

  @Test
  void keysAndCheckpointsThatAreNone() {
    String dsn = log.dsnFile().toString();
    assertNothingVerified(log.verify("--log-public-key", dsn), "holds no public key");
    assertNothingVerified(log.verify("--cosign-public-key", "nowhere"), "there is no file nowhere");
    assertNothingVerified(log.verify("--checkpoint", dsn), "no signed checkpoint");
  }
}
