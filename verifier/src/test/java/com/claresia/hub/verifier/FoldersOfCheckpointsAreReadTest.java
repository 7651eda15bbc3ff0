package com.claresia.hub.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.MerkleHasher;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.provenance.SignedCheckpoint;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as the mirror of several tenants is, while Hubs write to it. */
class FoldersOfCheckpointsAreReadTest {
  @TempDir static Path folder;
  static LogOnPostgres log;

  @TempDir Path mirror;

  @BeforeAll
  static void fillLog() {
    log = new LogOnPostgres(folder);
  }

  @AfterAll
  static void closeLog() {
    log.close();
  }

  @BeforeEach
  void fillMirror() throws IOException {
    Path own = Files.createDirectories(mirror.resolve(log.tenant.value()));
    for (long size = 10; size <= 100; size += 10) {
      Files.copy(log.mirrored(size), own.resolve(size + ".checkpoint"));
    }
    Files.copy(log.mirrored(100), own.resolve("latest.checkpoint"));
  }

  private Path othersCheckpoint() throws IOException {
    TenantId acme = new TenantId("acme");
    NoteSigner key =
        LocalLogKeys.ephemeral(acme.logOrigin(), SignatureType.ED25519, new SecureRandom());
    String note =
        Checkpoint.of(acme.logOrigin(), 7, MerkleHasher.EMPTY_ROOT)
            .signedBy(List.of(key))
            .note()
            .format();
    Path own = Files.createDirectories(mirror.resolve("acme"));
    return Files.writeString(own.resolve("7.checkpoint"), note);
  }

  private CommandRun verify(Path given) {
    return log.verify("--checkpoint", given.toString());
  }

  @Test
  void otherLogsCheckpointsInAFolderAreNoneOfItsBusiness() throws IOException {
    Path others = othersCheckpoint();
    CommandRun run = verify(mirror);
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("proven: the log extends the given checkpoint of size 100")
        .containsPattern("checkpoints +20 hold\n");
    assertThat(verify(mirror.resolve(log.tenant.value())).status()).isZero();
    assertThat(verify(others).out()).contains("the checkpoint is another log's");
  }

  @Test
  void aFolderWithoutOneOfTheLogsOwnVerifiesNothing() throws IOException {
    CommandRun run = verify(othersCheckpoint().getParent());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("there is no checkpoint of " + log.tenant.logOrigin());
  }

  @Test
  void filesThatAreNotFinishedAreNotRead() throws IOException {
    Path own = mirror.resolve(log.tenant.value());
    Files.writeString(own.resolve("110.checkpoint.4711.part"), "hub.");
    assertThat(verify(mirror).status()).isZero();
    Files.writeString(own.resolve("110.checkpoint"), "hub.");
    assertThat(verify(mirror).err()).contains("110.checkpoint is no signed checkpoint");
  }

  @Test
  void filesThatAreTakenAwayMeanwhileAreNotMissed() {
    List<SignedCheckpoint> read = new ArrayList<>();
    new CheckpointFiles(List.of(mirror), log.tenant)
        .forEach(checkpoint -> {
          read.add(checkpoint);
          clear(mirror.resolve(log.tenant.value()));
        });
    assertThat(read).hasSize(1);
  }

  private static void clear(Path directory) {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
