package com.claresia.hub.emulators.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line of the emulator. */
class ItRunsAsAProcess {
  @TempDir private Path directory;

  private String[] options() throws IOException {
    Path secret = Files.writeString(directory.resolve("app.secret"), Service.SECRET + "\n");
    return new String[] {
      "--secret",
      Service.APP + "=" + secret,
      "--grant",
      Service.APP + "=archive:write",
      "--site",
      "archive",
      "--data",
      directory.resolve("state").toString(),
      "--self-signed",
      directory.resolve("ca.pem").toString(),
      "--units-per-minute",
      "1250",
      "--fault",
      "throttled always GET /lists/Other",
      "--record",
      directory.resolve("requests.ndjson").toString()
    };
  }

  @Test
  void itTellsItsAddressAndServesUntilItIsStopped() throws Exception {
    EmulatorCommand command = new EmulatorCommand();
    String[] options = options();
    try (PipedWriter out = new PipedWriter();
        BufferedReader told = new BufferedReader(new PipedReader(out))) {
      CompletableFuture<Integer> exit =
          CompletableFuture.supplyAsync(
              () -> new CommandLine(command).setOut(new PrintWriter(out)).execute(options),
              // A thread of its own: the common pool may have one, and that may be taken.
              task -> Thread.ofPlatform().daemon().start(task));
      String address = told.readLine();
      command.stop();

      assertThat(address).startsWith("https://localhost:").endsWith("/v1.0");
      assertThat(exit.get(10, TimeUnit.SECONDS)).isZero();
      assertThat(directory.resolve("ca.pem")).content().startsWith("-----BEGIN CERTIFICATE-----");
      assertThat(Files.list(directory.resolve("state"))).isNotEmpty();
    }
  }

  @Test
  void whatIsWrongWithAnOptionIsTold() {
    assertThat(told("--grant", "app=records:reader")).contains("'reader' is no role");
    assertThat(told("--fault", "broken")).contains("'broken' is no --fault");
    assertThat(told("--secret", "app=" + directory.resolve("missing")))
        .contains("cannot read the credential in");
  }

  private static String told(String... options) {
    StringWriter told = new StringWriter();
    int exit =
        new CommandLine(new EmulatorCommand()).setErr(new PrintWriter(told)).execute(options);
    assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
    return told.toString();
  }
}
