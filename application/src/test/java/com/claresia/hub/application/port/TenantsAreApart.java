package com.claresia.hub.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.provenance.Tile;
import com.claresia.hub.domain.record.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Isolation: with another tenant's name, none of a tenant's data can be had by any method. */
public interface TenantsAreApart extends StoreUnderTest {
  @Test
  default void nothingOfOneTenantIsShownToAnother() {
    ContractTenant owner = tenant();
    ContractTenant stranger = tenant();
    SampleRecord source = owner.samples().next();
    SampleRecord derived = owner.samples().next().derivedFrom(source.id());
    owner.append(source, derived);
    List<RecordId> ids = List.of(source.id(), derived.id());

    assertThat(stranger.head()).isEqualTo(ChainHead.empty());
    assertThat(store().read(stranger.id(), source.id())).isEmpty();
    assertThat(store().readAll(stranger.id(), ids)).isEmpty();
    assertThat(store().derivedFrom(stranger.id(), ids, 10)).isEmpty();
    assertThat(
            store()
                .query(
                    stranger.id(),
                    TheTimelineAnswersEveryCriterion.Asked.ALL.within(new SeqRange(0, 9), 10)))
        .isEmpty();
    List<Long> scanned = new ArrayList<>();
    store().scan(stranger.id(), new SeqRange(0, 9), leaf -> scanned.add(leaf.seq()));
    assertThat(scanned).isEmpty();
    assertThatThrownBy(() -> store().provenanceHashes(stranger.id(), new SeqRange(0, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void tilesAndCheckpointsAreApart() {
    ContractTenant owner = tenant();
    ContractTenant stranger = tenant();
    Tile tile = Tile.full(0, 0);
    byte[] bytes = new byte[Tile.FULL_WIDTH * Hash.LENGTH];
    store().putTiles(owner.id(), List.of(new StoredTile(tile, bytes)));
    store()
        .putCheckpoint(
            owner.id(),
            new StoredCheckpoint(
                1, Hash.sha256(bytes), Instant.parse("2026-05-03T08:15:30.456Z"), "note\n"));

    assertThat(store().tile(stranger.id(), tile)).isEmpty();
    assertThat(store().latestCheckpoint(stranger.id())).isEmpty();
    assertThat(store().checkpoints(stranger.id())).isEmpty();
    store().dropCheckpoints(stranger.id(), List.of(1L));
    assertThat(store().checkpoints(owner.id())).hasSize(1);
  }

  @Test
  default void contentOfAnotherTenantCannotBeDropped() {
    ContractTenant owner = tenant();
    ContractTenant stranger = tenant();
    RecordId id = owner.append(1).getFirst().id();
    if (store().capabilities().contains(StoreCapability.DROPS_SINGLE_CONTENT)) {
      assertThat(store().dropContent(stranger.id(), List.of(id))).isZero();
    }

    assertThat(store().read(owner.id(), id).flatMap(StoredRecord::content)).isPresent();
  }
}
