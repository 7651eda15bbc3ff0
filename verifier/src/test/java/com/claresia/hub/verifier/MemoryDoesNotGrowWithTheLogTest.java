package com.claresia.hub.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.provenance.NoteSignature;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryDoesNotGrowWithTheLogTest {
  @TempDir Path folder;

  /** As a mirror that was written for hours: 60 MB of checkpoints. */
  private Path manyCheckpoints(LogOnPostgres log) throws IOException {
    Path mirror = Files.createDirectories(folder.resolve("mirror"));
    SignedCheckpoint cosigned =
        SignedCheckpoint.parse(Files.readAllBytes(log.mirrored(100))).orThrow();
    for (int i = 0; i < 90; i++) {
      cosigned = cosigned.with(new NoteSignature("witness-" + i + ".example", i, new byte[72]));
    }
    for (int i = 0; i < 5_000; i++) {
      Files.write(mirror.resolve(i + ".checkpoint"), cosigned.note().bytes());
    }
    return mirror;
  }

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
                      log.tenant.value(),
                      "--checkpoint",
                      manyCheckpoints(log).toString()))
              .redirectErrorStream(true)
              .start();
      String out = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(verifier.waitFor()).as(out).isZero();
      assertThat(out).containsPattern("valid +16,100");
    }
  }
}
