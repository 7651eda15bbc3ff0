package com.claresia.hub.emulators.snowflake;

import static com.claresia.hub.emulators.snowflake.Service.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line of the emulator. */
class ItRunsAsAProcess {
  @TempDir private Path directory;

  @Test
  void itTellsItsAddressAndServesUntilItIsStopped() throws Exception {
    Path password = Files.writeString(directory.resolve("admin.password"), "secret\n");
    EmulatorCommand command = new EmulatorCommand();
    try (PipedWriter out = new PipedWriter();
        BufferedReader told = new BufferedReader(new PipedReader(out))) {
      CompletableFuture<Integer> exit =
          CompletableFuture.supplyAsync(
              () ->
                  new CommandLine(command)
                      .setOut(new PrintWriter(out))
                      .execute(
                          "--user",
                          "ADMIN=" + password,
                          "--account",
                          "LOCAL",
                          "--data",
                          directory.resolve("state").toString(),
                          "--no-hybrid-tables"),
              // A thread of its own: the common pool may have one, and that may be taken.
              task -> Thread.ofPlatform().daemon().start(task));
      connectTo(told.readLine());
      command.stop();

      assertThat(exit.get(10, TimeUnit.SECONDS)).isZero();
      assertThat(Files.list(directory.resolve("state"))).isNotEmpty();
    }
  }

  private static void connectTo(String url) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("user", "ADMIN");
    properties.setProperty("password", "secret");
    properties.setProperty("disablePlatformDetection", "true");
    properties.setProperty("CLIENT_TELEMETRY_ENABLED", "false");
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      assertThat(value(connection, "SELECT CURRENT_ACCOUNT()")).isEqualTo("LOCAL");
    }
  }

  @Test
  void aPasswordThatCannotBeReadIsToldAsSuch() throws IOException {
    StringWriter told = new StringWriter();

    int exit =
        new CommandLine(new EmulatorCommand())
            .setErr(new PrintWriter(told))
            .execute("--user", "ADMIN=" + directory.resolve("missing"));

    assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(told.toString()).contains("cannot read the password or key of ADMIN");
  }
}
