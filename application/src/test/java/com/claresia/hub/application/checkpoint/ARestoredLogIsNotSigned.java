package com.claresia.hub.application.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.claresia.hub.application.append.AppendResult;
import com.claresia.hub.application.append.AppendResult.Halted;
import com.claresia.hub.application.memory.InMemoryHub;
import com.claresia.hub.application.memory.InMemoryHubStore;
import com.claresia.hub.application.memory.InMemoryMirror;
import com.claresia.hub.application.port.Segment;
import com.claresia.hub.application.port.StoredCheckpoint;
import com.claresia.hub.application.sample.SampleRecords;
import com.claresia.hub.domain.provenance.Checkpoint;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thirty records are signed and mirrored; then the store is put back to twenty of them. */
class ARestoredLogIsNotSigned {
  private final InMemoryHubStore store = InMemoryHubStore.create();
  private final InMemoryMirror mirror = new InMemoryMirror();
  private final InMemoryHub hub = InMemoryHub.on(store, mirror);
  private final TenantId tenant = hub.tenant("dainese");
  private final SampleRecords samples = SampleRecords.of(tenant, 10);

  ARestoredLogIsNotSigned() {
    write(hub, 20);
    write(hub, 10);
  }

  private void write(InMemoryHub to, int records) {
    for (int i = 0; i < records; i++) {
      to.created(tenant, samples.next().request());
    }
    to.time().pass(Duration.ofSeconds(2));
  }

  private AppendResult append(InMemoryHub to) {
    return to.records().append(InMemoryHub.request(tenant, samples.next().request()));
  }

  private InMemoryHub restarted(InMemoryMirror with) {
    InMemoryHub other = InMemoryHub.on(store, with);
    other.keys().copy(tenant, hub.keys());
    other.checkpoints().lookBeforeServing(List.of(tenant));
    return other;
  }

  private long newest() {
    return store.latestCheckpoint(tenant).orElseThrow().size();
  }

  @Test
  void aHubThatStartsOnItWritesNothingSinceTheMirrorKnowsMore() {
    store.putBack(tenant, 20);

    InMemoryHub other = restarted(mirror);

    assertThat(append(other))
        .isInstanceOfSatisfying(
            Halted.class,
            halted -> assertThat(halted.reason()).contains("20 records", "mirrored", "30"));
    other.checkpoints().catchUp(tenant);
    other.time().pass(Duration.ofSeconds(2));
    assertThat(newest()).isEqualTo(20);
    assertThat(store.head(tenant).size()).isEqualTo(20);
  }

  @Test
  void whatSomebodyElseWroteInThePlacesOfTheLostIsNeverSigned() {
    store.putBack(tenant, 20);
    write(restarted(new InMemoryMirror()), 11);
    store.dropCheckpoints(tenant, List.of(31L));
    List<Long> mirrored = mirror.sizes(tenant);

    InMemoryHub other = restarted(mirror);
    Coverage covering = other.time().passUntil(() -> other.checkpoints().covering(tenant, 31));

    other.time().pass(Duration.ofSeconds(1));

    assertThat(covering).isInstanceOf(Coverage.Contradicted.class);
    assertThat(newest()).isEqualTo(20);
    assertThat(mirror.sizes(tenant)).isEqualTo(mirrored);
    assertThat(other.checkpoints().status().unsignedFor()).isPositive();
  }

  @Test
  void aHubThatRunsRemembersWhatItSignedThoughNothingIsMirrored() {
    InMemoryHub running = restarted(new InMemoryMirror());
    write(running, 1);
    store.putBack(tenant, 20);
    write(restarted(new InMemoryMirror()), 15);
    store.dropCheckpoints(tenant, List.of(35L));

    assertThat(append(running)).isInstanceOf(AppendResult.Created.class);
    running.time().pass(Duration.ofSeconds(2));

    assertThat(newest()).isEqualTo(20);
  }

  @Test
  void whatAnotherHubCommittedIsMissedToo() {
    InMemoryHub running = restarted(mirror);
    store.putBack(tenant, 20);

    append(running);
    running.time().pass(Duration.ofSeconds(2));

    assertThat(append(running)).isInstanceOf(Halted.class);
    assertThat(newest()).isEqualTo(20);
  }

  @Test
  void onceTheSameRecordsAreBackItIsWrittenAndSignedAgain() {
    InMemoryHubStore whole = InMemoryHubStore.create();
    InMemoryHub running = InMemoryHub.on(whole, new InMemoryMirror());
    running.keys().copy(tenant, hub.keys());
    Segment first = samples.segment(whole.head(tenant), 20);
    whole.append(first);
    Segment second = samples.segment(whole.head(tenant), 20);
    whole.append(second);
    running.checkpoints().catchUp(tenant);
    running.time().pass(Duration.ofSeconds(2));
    whole.putBack(tenant, 20);
    running.checkpoints().lookBeforeServing(List.of(tenant));
    assertThat(append(running)).isInstanceOf(Halted.class);

    whole.append(second);
    running.checkpoints().catchUp(tenant);
    running.time().pass(Duration.ofSeconds(20));

    assertThat(append(running)).isInstanceOf(AppendResult.Created.class);
    running.time().pass(Duration.ofSeconds(2));
    assertThat(whole.latestCheckpoint(tenant).orElseThrow().size()).isEqualTo(41);
  }

  @Test
  void aMirroredCheckpointThatAnotherKeySignedIsNotBelieved() {
    InMemoryHub stranger = InMemoryHub.create();
    stranger.tenant("dainese");
    Hash root = Hash.sha256(new byte[1]);
    String note =
        Checkpoint.of(tenant.logOrigin(), 99, root)
            .signedBy(stranger.keys().signers(tenant))
            .note()
            .format();
    mirror.keep(tenant, new StoredCheckpoint(99, root, Instant.EPOCH, note));

    write(restarted(mirror), 1);

    assertThat(newest()).isEqualTo(31);
  }
}
