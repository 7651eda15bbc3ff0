package com.claresia.hub.adapters.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.port.HubStore;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.sample.TestTenant;
import com.claresia.hub.domain.provenance.MerkleHasher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A busy day has 86,400. */
class CheckpointsAreReadInPages {
  private final HubStore store = HubDatabase.sharedStore();
  private final TestTenant tenant =
      TestTenant.addedBy(HubDatabase.shared().administration(), store);

  @Test
  void oneAfterTheOtherBeyondThePage() {
    List<StoredCheckpoint> written = new ArrayList<>();
    for (long size = 0; size < 501; size++) {
      Instant issued = Instant.EPOCH.plusSeconds(size);
      written.add(new StoredCheckpoint(size, MerkleHasher.EMPTY_ROOT, issued, "note " + size));
      store.putCheckpoint(tenant.id(), written.getLast());
    }
    List<StoredCheckpoint> read = new ArrayList<>();
    store.scanCheckpoints(tenant.id(), read::add);
    assertThat(read).isEqualTo(written);
    assertThat(store.checkpoints(tenant.id())).isEqualTo(written);
  }
}
