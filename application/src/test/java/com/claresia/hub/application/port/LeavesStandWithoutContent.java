package com.claresia.hub.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.claresia.hub.application.sample.SampleRecord;
import com.claresia.hub.domain.provenance.ChainHead;
import com.claresia.hub.domain.provenance.Hash;
import com.claresia.hub.domain.record.BareLeaf;
import com.claresia.hub.domain.record.HubRecord;
import com.claresia.hub.domain.record.Leaf;
import com.claresia.hub.domain.record.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Leaves that are stored without content, as when a log is copied or recovered. */
public interface LeavesStandWithoutContent extends StoreUnderTest {
  @Test
  default void aLeafWithoutContentKeepsPlaceIdAndHashes() {
    ContractTenant tenant = tenant();
    List<Leaf> leaves = withBareOnes(tenant);

    tenant.appendLeaves(leaves);

    assertThat(store().hashes(tenant.id(), tenant.everything()))
        .isEqualTo(leaves.stream().map(Leaf::provenanceHash).toList());
    for (int place = 0; place < leaves.size(); place++) {
      Leaf leaf = leaves.get(place);
      StoredRecord stored = store().read(tenant.id(), leaf.id()).orElseThrow();
      assertThat(stored.seq()).isEqualTo(place);
      assertThat(stored.provenanceHash()).isEqualTo(leaf.provenanceHash());
      assertThat(stored.requestDigest()).isEqualTo(leaf.requestDigest());
      assertThat(stored.content().isPresent()).isEqualTo(leaf instanceof HubRecord);
    }
  }

  @Test
  default void itIsScannedLikeOneWhoseContentWasDropped() {
    ContractTenant tenant = tenant();
    List<Leaf> leaves = withBareOnes(tenant);
    tenant.appendLeaves(leaves);

    List<RecordId> ids = new ArrayList<>();
    List<Boolean> withContent = new ArrayList<>();
    store()
        .scan(
            tenant.id(),
            tenant.everything(),
            leaf -> {
              ids.add(new RecordId(leaf.id()));
              withContent.add(leaf.content().isPresent());
            });

    assertThat(ids).isEqualTo(leaves.stream().map(Leaf::id).toList());
    assertThat(withContent)
        .isEqualTo(leaves.stream().map(leaf -> leaf instanceof HubRecord).toList());
  }

  @Test
  default void theRecordsBesideItAreFoundBySearch() {
    ContractTenant tenant = tenant();
    RecordId source = new RecordId(UUID.randomUUID());
    HubRecord before = tenant.samples().next().composed();
    HubRecord after = tenant.samples().next().derivedFrom(source).composed();
    tenant.appendLeaves(List.of(before, bare(tenant), after));

    assertThat(
            store()
                .query(
                    tenant.id(),
                    TheTimelineAnswersEveryCriterion.Asked.ALL.within(tenant.everything(), 10)))
        .extracting(StoredRecord::id)
        .containsExactly(before.id(), after.id());
    assertThat(store().derivedFrom(tenant.id(), List.of(source), 10)).containsExactly(after.id());
  }

  @Test
  default void aSegmentMayHaveNoContentAtAll() {
    ContractTenant tenant = tenant();
    tenant.append(3);
    Segment segment = tenant.segmentOf(List.of(bare(tenant), bare(tenant)));

    AppendOutcome outcome = store().append(segment);

    ChainHead after = ChainHead.of(segment.frontierAfter());
    assertThat(outcome).isEqualTo(new AppendOutcome.Appended(after));
    assertThat(store().append(segment)).isInstanceOf(AppendOutcome.Appended.class);
    assertThat(tenant.head()).isEqualTo(after);
    assertThat(tenant.append(2)).hasSize(2);
  }

  @Test
  default void leavesOfWhichOnlyTheHashIsKnownAreTaken() {
    ContractTenant tenant = tenant();
    List<BareLeaf> leaves =
        tenant.samples().take(5).stream()
            .map(record -> BareLeaf.ofHash(record.provenanceHash()))
            .toList();

    tenant.appendLeaves(leaves);

    assertThat(store().hashes(tenant.id(), tenant.everything()))
        .isEqualTo(leaves.stream().map(BareLeaf::provenanceHash).toList());
    assertThat(store().read(tenant.id(), leaves.get(3).id()).map(StoredRecord::seq)).contains(3L);
  }

  @Test
  default void itsIdIsNeverFreeAgain() {
    ContractTenant tenant = tenant();
    BareLeaf gone = bare(tenant);
    tenant.appendLeaves(List.of(gone));

    assertThat(store().readAll(tenant.id(), List.of(gone.id()))).hasSize(1);
    if (store().capabilities().contains(StoreCapability.UNIQUE_RECORD_IDS)) {
      SampleRecord again = tenant.samples().next().id(gone.id());
      assertThat(store().append(tenant.segment(again)))
          .isEqualTo(new AppendOutcome.DuplicateRecord(Set.of(gone.id())));
      assertThat(store().append(tenant.segmentOf(List.of(gone))))
          .isEqualTo(new AppendOutcome.DuplicateRecord(Set.of(gone.id())));
    }
  }

  @Test
  default void thereIsNoContentOfItToDrop() {
    ContractTenant tenant = tenant();
    BareLeaf gone = bare(tenant);
    HubRecord record = tenant.samples().next().composed();
    tenant.appendLeaves(List.of(gone, record));

    if (store().capabilities().contains(StoreCapability.DROPS_SINGLE_CONTENT)) {
      assertThat(store().dropContent(tenant.id(), List.of(gone.id(), record.id()))).isEqualTo(1);
    }
  }

  @Test
  default void requestDigestsOfARangeAreConcatenated() {
    ContractTenant tenant = tenant();
    List<Leaf> leaves = withBareOnes(tenant);
    tenant.appendLeaves(leaves);

    byte[] digests = store().requestDigests(tenant.id(), new SeqRange(1, 4));

    assertThat(digests).hasSize(3 * Hash.LENGTH);
    for (int i = 0; i < 3; i++) {
      assertThat(Hash.of(digests, i * Hash.LENGTH)).isEqualTo(leaves.get(1 + i).requestDigest());
    }
    assertThat(store().requestDigests(tenant.id(), new SeqRange(2, 2))).isEmpty();
    long end = leaves.size();
    assertThatThrownBy(() -> store().requestDigests(tenant.id(), new SeqRange(0, end + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Leaf> withBareOnes(ContractTenant tenant) {
    return List.of(
        tenant.samples().next().composed(),
        bare(tenant),
        bare(tenant),
        tenant.samples().next().onBehalfOf("e.rossi").composed(),
        tenant.samples().next().composed(),
        bare(tenant));
  }

  private static BareLeaf bare(ContractTenant tenant) {
    HubRecord lost = tenant.samples().next().composed();
    return new BareLeaf(lost.id(), lost.provenanceHash(), lost.requestDigest());
  }
}
