package com.claresia.hub.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.adapters.keys.local.LocalLogKeys;
import com.claresia.hub.application.port.StoreUnavailable;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.NoteSigner;
import com.claresia.hub.domain.provenance.SignatureType;
import com.claresia.hub.domain.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsAreMirrored {
  private static final TenantId TENANT = new TenantId("dainese");

  @TempDir Path directory;

  private final NoteSigner signer =
      LocalLogKeys.ephemeral(TENANT.logOrigin(), SignatureType.ED25519, new SecureRandom());

  @Test
  void eachAsAFileAndTheLargestOnceMore() throws IOException {
    DirectoryCheckpointMirror mirror = new DirectoryCheckpointMirror(directory);

    mirror.keep(TENANT, checkpoint(5));
    mirror.keep(TENANT, checkpoint(9));

    assertThat(note("5.checkpoint")).isEqualTo(checkpoint(5).note());
    assertThat(note("latest.checkpoint")).isEqualTo(checkpoint(9).note());
    assertThat(directory.resolve("dainese")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aSmallerOneNeverTakesThePlaceOfTheLargest() throws IOException {
    DirectoryCheckpointMirror mirror = new DirectoryCheckpointMirror(directory);

    mirror.keep(TENANT, checkpoint(9));
    mirror.keep(TENANT, checkpoint(6));

    assertThat(note("latest.checkpoint")).isEqualTo(checkpoint(9).note());
    assertThat(note("6.checkpoint")).isEqualTo(checkpoint(6).note());
  }

  @Test
  void oneThatContradictsAnotherOfItsSizeIsKeptBesideItAndNeverInItsPlace() throws IOException {
    DirectoryCheckpointMirror mirror = new DirectoryCheckpointMirror(directory);
    mirror.keep(TENANT, checkpoint(5));
    mirror.keep(TENANT, checkpoint(9));
    StoredCheckpoint other = checkpoint(9, Hash.sha256(new byte[] {77}));

    mirror.keep(TENANT, other);
    Files.delete(directory.resolve("dainese/9.checkpoint"));
    mirror.keep(TENANT, other);

    assertThat(note("latest.checkpoint")).isEqualTo(checkpoint(9).note());
    assertThat(note("9-" + other.root().hex().substring(0, 16) + ".checkpoint"))
        .isEqualTo(other.note());
    assertThat(directory.resolve("dainese/9.checkpoint")).doesNotExist();
  }

  @Test
  void theLargestIsReadBack() {
    DirectoryCheckpointMirror mirror = new DirectoryCheckpointMirror(directory);
    assertThat(mirror.newest(TENANT)).isEmpty();

    mirror.keep(TENANT, checkpoint(9));
    mirror.keep(TENANT, checkpoint(6));

    assertThat(
            new DirectoryCheckpointMirror(directory).newest(TENANT).orElseThrow().note().format())
        .isEqualTo(checkpoint(9).note());
  }

  @Test
  void whereItCannotBeWrittenThatIsSaid() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    DirectoryCheckpointMirror mirror = new DirectoryCheckpointMirror(file);

    assertThatThrownBy(() -> mirror.keep(TENANT, checkpoint(1)))
        .isInstanceOf(StoreUnavailable.class);
  }

  private String note(String file) throws IOException {
    return Files.readString(directory.resolve("dainese").resolve(file));
  }

  private StoredCheckpoint checkpoint(long size) {
    return checkpoint(size, Hash.sha256(new byte[] {(byte) size}));
  }

  private StoredCheckpoint checkpoint(long size, Hash root) {
    String note =
        Checkpoint.of(TENANT.logOrigin(), size, root).signedBy(List.of(signer)).note().format();
    return new StoredCheckpoint(size, root, Instant.EPOCH, note);
  }
}
