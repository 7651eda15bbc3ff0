package com.claresia.hub.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.domain.provenance.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checkpoints, as they were signed. */
public interface CheckpointsAreKept extends StoreUnderTest {
  @Test
  default void theNewestIsTheOneOfTheGreatestSize() {
    ContractTenant tenant = tenant();
    assertThat(store().latestCheckpoint(tenant.id())).isEmpty();

    store().putCheckpoint(tenant.id(), checkpoint(0, "empty"));
    store().putCheckpoint(tenant.id(), checkpoint(12, "twelve"));
    store().putCheckpoint(tenant.id(), checkpoint(9, "nine"));

    assertThat(store().latestCheckpoint(tenant.id())).contains(checkpoint(12, "twelve"));
    assertThat(store().checkpoints(tenant.id()))
        .containsExactly(checkpoint(0, "empty"), checkpoint(9, "nine"), checkpoint(12, "twelve"));
    List<StoredCheckpoint> scanned = new ArrayList<>();
    store().scanCheckpoints(tenant.id(), scanned::add);
    assertThat(scanned).isEqualTo(store().checkpoints(tenant.id()));
    assertThat(store().newestCheckpoints(tenant.id(), 2))
        .containsExactly(checkpoint(12, "twelve"), checkpoint(9, "nine"));
  }

  @Test
  default void oneOfTheSameSizeReplacesIt() {
    ContractTenant tenant = tenant();
    store().putCheckpoint(tenant.id(), checkpoint(5, "signed"));
    store().putCheckpoint(tenant.id(), checkpoint(5, "signed and cosigned"));

    assertThat(store().checkpoints(tenant.id()))
        .containsExactly(checkpoint(5, "signed and cosigned"));
  }

  @Test
  default void thoseDroppedAreForgotten() {
    ContractTenant tenant = tenant();
    for (long size = 1; size <= 4; size++) {
      store().putCheckpoint(tenant.id(), checkpoint(size, "n"));
    }

    store().dropCheckpoints(tenant.id(), List.of(1L, 3L, 99L));
    store().dropCheckpoints(tenant.id(), List.of());

    assertThat(store().checkpoints(tenant.id()))
        .extracting(StoredCheckpoint::size)
        .containsExactly(2L, 4L);
  }

  private static StoredCheckpoint checkpoint(long size, String note) {
    return new StoredCheckpoint(
        size,
        Hash.sha256(new byte[] {(byte) size}),
        Instant.parse("2026-05-03T08:15:30.456Z").plusSeconds(size),
        "hub.example.claresia.com\n" + size + "\n\n— " + note + "\n");
  }
}
