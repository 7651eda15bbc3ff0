package com.claresia.hub.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryDoesNotGrowWithTheLogTest {
  @TempDir Path folder;

  @Test
  void aLogOfTwiceTheHeapIsVerified() throws IOException, InterruptedException {
    try (LogOnPostgres log = new LogOnPostgres(folder)) {
      log.appendLarge(16_000, 8_000);
      Process verifier =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-Xmx64m",
                      "-XX:+UseSerialGC",
                      "-cp",
                      System.getProperty("java.class.path"),
                      Main.class.getName(),
                      "verify",
                      "--jobs",
                      "2",
                      "--dsn-file",
                      log.dsnFile().toString(),
                      "--tenant",
                      log.tenant.value()))
              .redirectErrorStream(true)
              .start();
      String out = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(verifier.waitFor()).as(out).isZero();
      assertThat(out).containsPattern("valid +16,100");
    }
  }
}
